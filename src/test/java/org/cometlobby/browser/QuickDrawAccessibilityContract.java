package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The accessibility of the example game, in either language and theme, in every phase. */
interface QuickDrawAccessibilityContract extends PagesContract {

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-TW"})
  default void theGameHasNoAccessibilityViolationInAnyPhase(String locale, Browser browser) {
    try (Visitor ada = Visitor.with(browser, Accessibility.contextOptions(locale));
        Visitor ben = Visitor.with(browser, Accessibility.contextOptions(locale));
        Visitor eve = Visitor.with(browser, Accessibility.contextOptions(locale))) {
      waiting(ada, ben, eve);
      playing(ada, ben, eve);
    }
  }

  private void waiting(Visitor ada, Visitor ben, Visitor eve) {
    countdown(ada, 300);
    ada.page.navigate(home() + "quick-draw");
    Accessibility.assertNoViolations(ada.page, "enter");
    ada.page.locator("[name=name]").fill("Ada");
    opens(ada);
    Accessibility.assertNoViolations(ada.page, "alone");
    ben.page.navigate(home() + "quick-draw/ZZZZZZ");
    ben.page.locator("[name=name]").fill("Ben");
    ben.page.locator("#play").click();
    assertThat(ben.page.locator(".problem[role=alert]")).isVisible();
    Accessibility.assertNoViolations(ben.page, "no such room");
    ben.page.navigate(ada.page.url());
    Accessibility.assertNoViolations(ben.page, "invited");
    enters(ben);
    eve.page.navigate(ada.page.url());
    eve.page.locator("[name=name]").fill("Eve");
    enters(eve);
    ben.page.locator("#ready").click();
    assertThat(ada.page.locator(".player.ready")).hasCount(1);
    Accessibility.assertNoViolations(ada.page, "waiting");
    Accessibility.assertNoViolations(ben.page, "waiting, ready");
    ada.page.locator("#ready").click();
    eve.page.locator("#ready").click();
    Umpire.await("count", ada, ben, eve);
    Accessibility.assertNoViolations(ada.page, "counting down");
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
    Accessibility.assertNoRuleIsViolated(ada.page, "it begins");

    umpire.beginRound(ada, ben, eve);
    Accessibility.assertNoRuleIsViolated(ada.page, "steady");
    press(ben);
    Umpire.await("out", ben);
    Accessibility.assertNoRuleIsViolated(ben.page, "too early");
    umpire.signal(ada, eve);
    Accessibility.assertNoRuleIsViolated(eve.page, "the signal");
    press(ada);
    Umpire.await("pause", ada, ben, eve);
    Accessibility.assertNoRuleIsViolated(ada.page, "a round won");
    Accessibility.assertNoRuleIsViolated(eve.page, "a round lost");
    for (int round = 2; round <= 3; round++) {
      umpire.beginRound(ada, ben, eve);
      umpire.signal(ada, ben, eve);
      press(ada);
      Umpire.await("pause", ada, ben, eve);
    }
    eve.page.locator("#again").click();
    assertThat(eve.page.locator("#again")).hasAttribute("aria-disabled", "true");
    Accessibility.assertNoViolations(ada.page, "the match won");
    Accessibility.assertNoViolations(eve.page, "the match lost, and a rematch wanted");

    sendsAway(ada, ben);
    Umpire.await("over", ben);
    assertThat(ben.page.locator("#play-again")).isVisible();
    Accessibility.assertNoViolations(ben.page, "over");
  }

  /** Sets the countdown that the player's game requests when it opens a room. */
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
