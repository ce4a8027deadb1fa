package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hostile text of players, which the script and the server show as text without effect. */
interface HostileTextContract extends PagesContract {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<img src=x onerror=alert(1)> | <img src=x onerror=alert(1)>",
        "</script><script>alert(1) | </script><script>alert(1)",
        "{{7*7}} ${7*7} #{7*7} &lt;b&gt; | {{7*7}} ${7*7} #{7*7} &lt;b&gt;",
        // Removes overrides, isolates and marks of direction.
        "a\u202eb\u2066c\u200fd | abcd",
        "مرحبا 123 | مرحبا 123",
        // Keeps no more marks on a letter than any script needs.
        "z\u0335\u0336\u0337\u0338\u0321\u0322a | z\u0335\u0336\u0337\u0338a",
        "👩‍👩‍👧‍👦 ❤️ 🏳️‍🌈 | 👩‍👩‍👧‍👦 ❤️ 🏳️‍🌈",
        "\u200b \u2800 x | x"
      })
  default void typedTextIsShownAsText(String typed, String shown, Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4, form -> form.locator("[name=title]").fill(typed));
      ben.joins(ada.page.url(), typed);
      ben.says(typed);
      Locator line = ada.page.locator("#lines .text");
      assertThat(line).hasCount(1);
      // First as rendered by the script, then by the server.
      for (int i = 0; i < 2; i++) {
        assertThat(ada.page.locator("#title").innerText()).isEqualTo(shown);
        assertThat(ada.page.locator(".seat:not(.mine) .name").first().innerText()).isEqualTo(shown);
        assertThat(line.innerText()).isEqualTo(shown);
        assertThat(ada.page.locator("#lines .by").innerText()).isEqualTo(shown);
        ada.page.reload();
      }
      eve.page.navigate(home());
      assertThat(eve.page.locator(".rooms .title").getByText(shown).first()).isVisible();
      for (Visitor visitor : new Visitor[] {ada, ben, eve}) {
        assertThat(visitor.page.locator("main img:not(#qr)")).hasCount(0);
        assertThat(visitor.page.locator("main script")).hasCount(0);
        assertThat(visitor.complaints()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"320", "1280"})
  default void aLongNameStaysInItsSeat(int width, Browser browser) {
    try (Visitor ada = Visitor.with(browser)) {
      ada.page.setViewportSize(width, 800);
      ada.opensRoom(home(), "W".repeat(32), newGame(), 4);
      ada.says("W".repeat(500));
      assertThat(ada.page.locator("#lines li")).hasCount(1);
      assertThat(
              ada.page.evaluate(
                  "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
          .isEqualTo(true);
    }
  }
}
