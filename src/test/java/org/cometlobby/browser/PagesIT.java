package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import java.net.URL;
import java.util.List;
import org.cometlobby.it.harness.Deployments;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages as a server renders them: its JSP compiler, its JSTL, its expression language, its
 * forms. {@link WaitingRoomIT} has how they behave, which is the same whatever the server.
 */
@ArquillianTest
@ExtendWith(Browsers.class)
@Tag("other-server")
class PagesIT implements PagesContract {

  @ArquillianResource URL deployed;

  @Deployment(testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  @Override
  public String home() {
    return Deployments.onLoopback(deployed).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "en,    '',              200, Comet Lobby",
    "zh-TW, '',              200, Comet Lobby",
    "en,    comet-wait,      200, comet_wait",
    "zh-TW, comet-wait,      200, comet_wait",
    "en,    quick-draw,      200, Quick draw",
    "zh-TW, quick-draw,      200, 快手對決",
    "en,    r/ZZZZZZ,        404, ZZZZZZ",
    "zh-TW, r/ZZZZZZ,        404, ZZZZZZ",
    "en,    nothing/here,    404, Comet Lobby",
    "zh-TW, nothing/here,    404, Comet Lobby"
  })
  void eachPageIsRenderedInEachLanguage(
      String locale, String path, int status, String text, Browser browser) {
    try (Visitor visitor =
        Visitor.with(browser, new Browser.NewContextOptions().setLocale(locale))) {
      Response response = visitor.page.navigate(home() + path);
      assertThat(response.status()).isEqualTo(status);
      assertThat(visitor.page.locator("html"))
          .hasAttribute("lang", locale.equals("en") ? "en" : "zh-Hant");
      assertThat(visitor.page.locator("body")).containsText(text);
      assertThat(visitor.page.content()).doesNotContain("???", "${", "<fmt:", "<c:");
    }
  }

  @Test
  void aRoomIsOpenedJoinedAndStarted(Browser browser) {
    String game = PagesContract.newGame();
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", game, 3, PagesContract::atOnce);
      ada.awaitStatus("2 players are missing");
      ben.joins(ada.page.url(), "Ben");
      ada.says("Hello!");
      assertThat(ben.page.locator("#lines li")).containsText("Hello!");
      eve.joins(ada.page.url(), "Eve");
      for (Visitor player : List.of(ada, ben, eve)) {
        player.awaitStatus("Start!");
        assertThat(player.page.locator(".seat .name")).hasText(new String[] {"Ada", "Ben", "Eve"});
        player.page.reload();
        player.awaitStatus("Start!");
        assertThat(player.complaints()).isEmpty();
      }
    }
  }

  @Test
  void aRoomIsOpenedJoinedAndStartedWithoutScript(Browser browser) {
    Browser.NewContextOptions scriptless =
        new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (Visitor ada = Visitor.with(browser, scriptless);
        Visitor ben =
            Visitor.with(browser, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      ada.opensRoom(home(), "Ada", PagesContract.newGame(), 2, PagesContract::atOnce);
      ben.joins(ada.page.url(), "Ben");
      for (Visitor player : List.of(ada, ben)) {
        player.page.reload();
        assertThat(player.page.locator("#status")).hasText("Start!");
      }
    }
  }
}
