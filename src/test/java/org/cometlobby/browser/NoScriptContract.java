package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages without script, where forms do everything except live updates. */
interface NoScriptContract extends PagesContract {

  private static Visitor withoutScript(Browser browser) {
    return Visitor.with(browser, new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  /** Opens the room without its automatic refresh, which could come in the middle of a test. */
  private static void keepsStill(Visitor visitor) {
    String still = visitor.page.url().replaceFirst("\\?.*", "") + "?still";
    // Repeats the navigation if a refresh interrupts it.
    await()
        .pollInSameThread()
        .ignoreException(PlaywrightException.class)
        .atMost(Duration.ofMinutes(1))
        .until(() -> visitor.page.navigate(still) != null);
  }

  private static void does(Visitor visitor, String what) {
    keepsStill(visitor);
    visitor.page.locator("button[name=do][value=" + what + "]").click();
  }

  private static Visitor comes(Browser browser, Visitor host, String name, String how) {
    Visitor visitor = withoutScript(browser);
    visitor.page.navigate(host.page.url());
    visitor.page.locator("#join [name=name]").fill(name);
    visitor.page.locator("#" + how + "-button").click();
    return visitor;
  }

  @Test
  default void everyActionWorksWithoutScript(Browser browser) {
    try (Visitor ada = withoutScript(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 8, PagesContract::slowly);
      keepsStill(ada);
      try (Visitor ben = comes(browser, ada, "Ben", "join");
          Visitor eve = comes(browser, ada, "Eve", "watch")) {
        assertThat(ben.page.locator(".seat.mine .name")).hasText("Ben");
        assertThat(eve.page.locator("#detail")).containsText("You’re watching");

        keepsStill(eve);
        eve.says("Good luck!");
        assertThat(eve.page.locator("#lines .text")).hasText("Good luck!");

        does(ben, "ready");
        assertThat(ben.seatOf("Ben")).hasClass(java.util.regex.Pattern.compile(".* ready.*"));
        does(ben, "unready");
        assertThat(ben.page.locator("#readiness")).containsText("0 of 2 are ready.");

        does(ada, "start");
        assertThat(ada.page.locator("#status")).hasText("Get ready…");
        does(ben, "unready");
        assertThat(ben.page.locator("#status")).hasText("6 players are missing");

        does(ada, "host");
        assertThat(ada.page.locator("#host-panel")).isHidden();
        keepsStill(ben);
        assertThat(ben.page.locator("#host-panel")).isVisible();
        does(ben, "kick");
        assertThat(ben.page.locator(".seat:not(.free) .name")).hasText("Ben");
        does(ben, "leave");
        assertThat(ben.page).hasURL(home());
      }
    }
  }

  @Test
  default void aRoomStartsForPlayersWithAndWithoutScript(Browser browser) {
    try (Visitor ada = withoutScript(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 3, PagesContract::atOnce);
      keepsStill(ada);
      try (Visitor ben = comes(browser, ada, "Ben", "join")) {
        assertThat(ben.page.locator("#status")).hasText("One player is missing");
        eve.joins(ada.page.url(), "Eve");
        eve.awaitStatus("Start!");
        for (Visitor player : List.of(ada, ben)) {
          keepsStill(player);
          assertThat(player.page.locator("#status")).hasText("Start!");
          assertThat(player.page.locator("#started-at")).containsText("UTC");
          assertThat(player.page.locator(".seat .name"))
              .hasText(new String[] {"Ada", "Ben", "Eve"});
        }
      }
    }
  }

  @Test
  default void quickMatchAndSearchWorkWithoutScript(Browser browser) {
    String game = newGame();
    try (Visitor ada = withoutScript(browser);
        Visitor ben = withoutScript(browser);
        Visitor eve = withoutScript(browser)) {
      matches(ada, "Ada", game);
      assertThat(ada.page.locator("#status")).hasText("2 players are missing");
      matches(ben, "Ben", game);
      assertThat(ben.page.locator("#status")).hasText("One player is missing");

      eve.page.navigate(home());
      eve.page.locator("#q").fill(game);
      eve.page.locator("#search button").click();
      assertThat(eve.page.locator(".rooms li")).hasCount(1);
      assertThat(eve.page.locator("#q")).hasValue(game);
      eve.page.locator("#q").fill(newGame());
      eve.page.locator("#search button").click();
      assertThat(eve.page.locator("#no-match")).isVisible();
      assertThat(eve.page.locator("#room-count")).hasText("0 rooms");

      matches(eve, "Eve", game);
      assertThat(eve.page.locator("#status")).hasText("Start!");
      assertThat(eve.page.locator(".seat .name")).hasText(new String[] {"Ada", "Ben", "Eve"});
    }
  }

  private void matches(Visitor visitor, String name, String game) {
    visitor.page.navigate(home());
    visitor.page.locator("#match [name=name]").fill(name);
    visitor.page.locator("#match [name=game]").fill(game);
    visitor.page.locator("#match [name=maxPlayers]").fill("3");
    visitor.page.locator("#match-button").click();
  }

  @Test
  default void aProblemIsShownInThePagesLanguage(Browser browser) {
    Browser.NewContextOptions chinese =
        new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("zh-TW");
    try (Visitor ming = Visitor.with(browser, chinese)) {
      ming.page.navigate(home());
      ming.page.locator("#make [name=name]").fill("明");
      // The browser takes it for text, the lobby for an empty text.
      ming.page.locator("#make [name=game]").fill("\u2800");
      ming.page.locator("#make button").click();
      assertThat(ming.page.locator("#make .problem")).hasText("請檢查「遊戲」。");
    }
  }

  @Test
  default void aCrossSiteFormIsRejected(Browser browser) {
    try (Visitor ada = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 3);
      String room = ada.page.url();
      APIResponse answer =
          ada.page
              .context()
              .request()
              .post(
                  room,
                  RequestOptions.create()
                      .setHeader("Origin", "https://evil.example")
                      .setForm(FormData.create().set("do", "leave")));
      assertThat(answer.status()).isEqualTo(403);
      ada.page.navigate(room, new Page.NavigateOptions());
      assertThat(ada.page.locator(".seat.mine")).hasCount(1);
    }
  }
}
