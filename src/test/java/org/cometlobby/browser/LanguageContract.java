package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The language of the pages, and the pages besides home and room. */
interface LanguageContract extends PagesContract {

  @Test
  default void theExamplePageShowsWaitingAndThenStart(Browser browser) {
    try (Visitor eve = Visitor.with(browser)) {
      eve.page.navigate(home() + "comet-wait");
      assertThat(eve.page.locator("#result")).hasText("waiting...");
      eve.picture("comet-wait");
      assertThat(eve.page.locator("#result")).hasText("start");
      assertThat(eve.complaints()).isEmpty();
    }
  }

  @Test
  default void aPageOfAnotherSiteShowsTheBadge(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor cat = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", "Reversi", 4);
      String badge = ada.page.url().replace("/r/", "/streams/rooms/") + "/badge";
      eve.page.setContent("<img alt='badge' src='" + badge + "'>");
      eve.page.waitForFunction("() => document.images[0].naturalWidth === 480");
      byte[] one = badgeSeenBy(eve);
      ben.joins(ada.page.url(), "Ben");
      awaitAnotherBadge(eve, one);
      byte[] two = badgeSeenBy(eve);
      cat.joins(ada.page.url(), "Cat");
      awaitAnotherBadge(eve, two);
      eve.picture("badge");
    }
  }

  private static byte[] badgeSeenBy(Visitor visitor) {
    return visitor.page.locator("img").screenshot();
  }

  private static void awaitAnotherBadge(Visitor visitor, byte[] before) {
    await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !Arrays.equals(before, badgeSeenBy(visitor)));
  }

  @Test
  default void thePagesUseTheBrowsersLanguageUntilAnotherIsChosen(Browser browser) {
    try (Visitor ming = Visitor.with(browser, new Browser.NewContextOptions().setLocale("zh-TW"))) {
      ming.page.navigate(home());
      assertThat(ming.page.locator("html")).hasAttribute("lang", "zh-Hant");
      assertThat(ming.page.locator("h1")).hasText("人到齊，就開始。");

      ming.page.getByText("English").click();

      assertThat(ming.page).hasURL(home());
      assertThat(ming.page.locator("html")).hasAttribute("lang", "en");
    }
  }

  @Test
  default void theChosenLanguageAppliesInARoomAndToProblems(Browser browser) {
    Browser.NewContextOptions chinese = new Browser.NewContextOptions().setLocale("zh-TW");
    try (Visitor ada = Visitor.with(browser);
        Visitor ming = Visitor.with(browser);
        Visitor hua = Visitor.with(browser, chinese)) {
      ada.opensRoom(home(), "Ada", "Go", 4);
      hua.joins(ada.page.url(), "華");
      ming.page.navigate(ada.page.url());
      ming.page.getByText("繁體中文").click();
      assertThat(ming.page).hasURL(ada.page.url());
      ming.page.locator("#join [name=name]").fill("明");
      ming.page.locator("#join-button").click();
      // Each in their own language: Hua by the browser's, Ming by choice, Ada as before.
      for (Visitor player : List.of(hua, ming)) {
        assertThat(player.page.locator("#status")).hasText("還差 1 人");
        assertThat(player.page.locator("#readiness")).containsText("3 人中有 0 人準備好了。");
      }
      assertThat(ada.page.locator("#status")).hasText("One player is missing");
      ming.page.evaluate("document.querySelector('#text').removeAttribute('maxlength')");
      ming.says("字".repeat(501));
      assertThat(ming.page.locator("#say .problem")).hasText("請檢查「你的訊息」。");
    }
  }

  @Test
  default void anUnknownRoomIsA404PageWithALinkHome(Browser browser) {
    try (Visitor eve = Visitor.with(browser)) {
      assertThat(eve.page.navigate(home() + "r/ZZZZZZ").status()).isEqualTo(404);
      eve.page.getByText("To the rooms").click();
      assertThat(eve.page).hasURL(home());
    }
  }
}
