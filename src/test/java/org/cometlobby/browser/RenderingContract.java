package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages as a server renders them: its JSP compiler, its JSTL, its expression language, its
 * reading of forms.
 */
interface RenderingContract extends PagesContract {

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
  default void eachPageIsRenderedInEachLanguage(
      String locale, String path, int status, String text, Browser browser) {
    try (Visitor visitor =
        Visitor.with(browser, new Browser.NewContextOptions().setLocale(locale))) {
      Response response = visitor.page.navigate(home() + path);
      assertThat(response.status()).isEqualTo(status);
      assertThat(visitor.page.locator("html"))
          .hasAttribute("lang", locale.equals("en") ? "en" : "zh-Hant");
      assertThat(visitor.page.locator("body")).containsText(text);
      // The home page lists rooms of other tests, and a title among them is ${7*7}.
      assertThat(visitor.page.content())
          .doesNotContain("???", "<fmt:", "<c:")
          .doesNotContainPattern("\\$\\{[^7]");
    }
  }

  @Test
  default void aRoomIsOpenedJoinedAndStarted(Browser browser) {
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
  default void aRoomIsOpenedJoinedAndStartedWithoutScript(Browser browser) {
    Browser.NewContextOptions scriptless =
        new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (Visitor ada = Visitor.with(browser, scriptless);
        Visitor ben =
            Visitor.with(browser, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      ada.opensRoom(home(), "Ada", PagesContract.newGame(), 2, PagesContract::atOnce);
      ben.joins(ada.page.url(), "小明 <b>");
      assertThat(ben.page.locator(".seat.mine .name")).hasText("小明 <b>");
      for (Visitor player : List.of(ada, ben)) {
        player.page.reload();
        assertThat(player.page.locator("#status")).hasText("Start!");
      }
    }
  }

  @Test
  default void anInvalidFormShowsItsProblemInTheVisitorsLanguage(Browser browser) {
    try (Visitor ming = Visitor.with(browser, new Browser.NewContextOptions().setLocale("zh-TW"))) {
      APIResponse answer =
          ming.page
              .context()
              .request()
              .post(
                  home(),
                  RequestOptions.create()
                      .setHeader("Accept-Language", "zh-TW")
                      .setForm(
                          FormData.create()
                              .set("do", "make")
                              .set("name", " ")
                              .set("game", "圍棋")
                              .set("maxPlayers", "2")));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("role=\"alert\"", "「你的名字」", "value=\"圍棋\"");
    }
  }
}
