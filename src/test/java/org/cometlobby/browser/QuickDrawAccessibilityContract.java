package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example game has no barriers, in either language and theme, in every phase. */
interface QuickDrawAccessibilityContract extends PagesContract {

  @ParameterizedTest
  @CsvSource({"en,LIGHT", "en,DARK", "zh-TW,LIGHT", "zh-TW,DARK"})
  default void noPhaseOfTheGameHasABarrier(String locale, ColorScheme scheme, Browser browser) {
    try (Visitor ada = Visitor.with(browser, Barriers.seenBy(locale, scheme));
        Visitor ben = Visitor.with(browser, Barriers.seenBy(locale, scheme));
        Visitor eve = Visitor.with(browser, Barriers.seenBy(locale, scheme))) {
      waiting(ada, ben, eve);
      playing(ada, ben, eve);
    }
  }

  private void waiting(Visitor ada, Visitor ben, Visitor eve) {
    countdown(ada, 300);
    ada.page.navigate(home() + "quick-draw");
    Barriers.none(ada.page, "enter");
    ada.page.locator("[name=name]").fill("Ada");
    opens(ada);
    Barriers.none(ada.page, "alone");
    ben.page.navigate(home() + "quick-draw/ZZZZZZ");
    ben.page.locator("[name=name]").fill("Ben");
    ben.page.locator("#play").click();
    assertThat(ben.page.locator(".problem[role=alert]")).isVisible();
    Barriers.none(ben.page, "no such room");
    ben.page.navigate(ada.page.url());
    Barriers.none(ben.page, "invited");
    enters(ben);
    eve.page.navigate(ada.page.url());
    eve.page.locator("[name=name]").fill("Eve");
    enters(eve);
    ben.page.locator("#ready").click();
    assertThat(ada.page.locator(".player.ready")).hasCount(1);
    Barriers.none(ada.page, "waiting");
    Barriers.none(ben.page, "waiting, ready");
    ada.page.locator("#ready").click();
    eve.page.locator("#ready").click();
    Umpire.await("count", ada, ben, eve);
    Barriers.none(ada.page, "counting down");
  }

  private void playing(Visitor ada, Visitor ben, Visitor eve) {
    countdown(ada, 0);
    Umpire umpire = new Umpire(ada);
    ada.page.navigate(home() + "quick-draw");
    opens(ada);
    for (Visitor guest : List.of(ben, eve)) {
      guest.page.navigate(ada.page.url());
      enters(guest);
    }
    for (Visitor player : List.of(ada, ben, eve)) {
      player.page.locator("#ready").click();
    }
    Umpire.await("pause", ada, ben, eve);
    Barriers.none(ada.page, "it begins");

    umpire.beginRound(ada, ben, eve);
    Barriers.none(ada.page, "steady");
    press(ben);
    Umpire.await("out", ben);
    Barriers.none(ben.page, "too early");
    umpire.signal(ada, eve);
    Barriers.none(eve.page, "the signal");
    press(ada);
    Umpire.await("pause", ada, ben, eve);
    Barriers.none(ada.page, "a round won");
    Barriers.none(eve.page, "a round lost");
    for (int round = 2; round <= 3; round++) {
      umpire.beginRound(ada, ben, eve);
      umpire.signal(ada, ben, eve);
      press(ada);
      Umpire.await("pause", ada, ben, eve);
    }
    eve.page.locator("#again").click();
    assertThat(eve.page.locator("#again")).hasAttribute("aria-disabled", "true");
    Barriers.none(ada.page, "the match won");
    Barriers.none(eve.page, "the match lost, and a rematch wanted");

    sendsAway(ada, ben);
    Umpire.await("over", ben);
    assertThat(ben.page.locator("#anew")).isVisible();
    Barriers.none(ben.page, "over");
  }

  /** What the player's game asks for as it opens a room. */
  private static void countdown(Visitor player, int seconds) {
    player.page.unroute("**/api/rooms");
    player.page.route(
        "**/api/rooms",
        route ->
            route.resume(
                new Route.ResumeOptions()
                    .setPostData(
                        String.valueOf(route.request().postData())
                            .replace(
                                "\"countdownSeconds\":3", "\"countdownSeconds\":" + seconds))));
  }

  private static void opens(Visitor player) {
    player.page.locator("#friends").click();
    player.page.waitForURL("**/quick-draw/*");
    player.page.locator(".player.mine").waitFor();
  }

  private static void enters(Visitor player) {
    player.page.locator("#play").click();
    player.page.locator(".player.mine").waitFor();
  }

  private static void press(Visitor player) {
    player.page.locator("#target").dispatchEvent("pointerdown");
  }

  private void sendsAway(Visitor host, Visitor guest) {
    String code = host.page.url().replaceAll(".*/", "");
    String id = guest.page.locator(".player.mine").getAttribute("data-player");
    APIResponse answer =
        host.page.context().request().delete(home() + "api/rooms/" + code + "/seats/" + id);
    assertThat(answer.status()).isEqualTo(204);
  }
}
