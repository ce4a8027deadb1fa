package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The accessibility of the pages by the rules of WCAG 2.2 AA, in either language and theme, in
 * every state.
 */
interface AccessibilityContract extends PagesContract {

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-TW"})
  default void noPageHasAnAccessibilityViolationInAnyState(String locale, Browser browser) {
    try (Visitor ada = Visitor.with(browser, Accessibility.contextOptions(locale));
        Visitor ben = Visitor.with(browser, Accessibility.contextOptions(locale));
        Visitor eve = Visitor.with(browser, Accessibility.contextOptions(locale))) {
      ada.opensRoom(
          home(),
          "Maximilian",
          newGame(),
          2,
          form -> {
            PagesContract.slowly(form);
            form.locator("[name=teams]").selectOption("2");
            Accessibility.assertNoViolations(ada.page, "making a room");
          });
      Accessibility.assertNoViolations(ada.page, "alone");
      String room = ada.page.url();
      outsideOfARoom(eve, locale);
      eve.page.navigate(room);
      Accessibility.assertNoViolations(eve.page, "a visitor");
      allErrors(eve.page, "a visitor with errors");
      eve.watches(room, "Eve");
      eve.says("Donaudampfschifffahrtsgesellschaft " + "W".repeat(60));
      assertThat(ada.page.locator("#lines li")).hasCount(1);
      Accessibility.assertNoViolations(ada.page, "waiting");
      Accessibility.assertNoViolations(eve.page, "watching");

      ben.joins(room, "W".repeat(32));
      assertThat(ada.page.locator("#count")).hasText(java.util.regex.Pattern.compile("\\d+"));
      Accessibility.assertNoViolations(ada.page, "counting down");
      ada.page.locator(".manage").click();
      Accessibility.assertNoViolations(ada.page, "the dialog about a player");
      ada.page.keyboard().press("Escape");

      ben.togglesReady();
      assertThat(ada.page.locator("#start")).isVisible();
      Accessibility.assertNoViolations(ada.page, "full");
      allErrors(ada.page, "a host with errors");
      ada.page.locator(".manage").click();
      allErrors(ada.page, "the dialog with an error");
      ada.page.keyboard().press("Escape");
      ada.page.locator("#start-button").click();
      Accessibility.assertNoViolations(ada.page, "the question before a start");
      ada.page.keyboard().press("Escape");
      ben.togglesReady();
      ada.togglesReady();
      assertThat(ada.page.locator("#count")).isVisible();
      ada.page.locator(".manage").click();
      ada.page.locator("#manage [value=ban]").click();
      assertThat(ben.page.locator("#join-panel")).isHidden();
      Accessibility.assertNoViolations(ben.page, "sent away");
      ada.leaves(home());
      assertThat(eve.page.locator("#elsewhere")).isVisible();
      Accessibility.assertNoViolations(eve.page, "closed");

      startsAtOnce(ada, ben);
      Accessibility.assertNoViolations(ada.page, "started");
      Accessibility.assertNoViolations(ben.page, "started, no host");
    }
  }

  /** Starts a room of two players who have entered their names before. */
  private void startsAtOnce(Visitor ada, Visitor ben) {
    ada.page.navigate(home());
    ada.page.locator("#make [name=game]").fill(newGame());
    ada.page.locator("#make [name=maxPlayers]").fill("2");
    ada.page.locator("#make summary").click();
    PagesContract.atOnce(ada.page.locator("#make"));
    ada.page.locator("#make button").click();
    ada.page.waitForURL("**/r/*");
    ben.page.navigate(ada.page.url());
    ben.page.locator("#join-button").click();
    for (Visitor player : List.of(ada, ben)) {
      assertThat(player.page.locator("#stage.day")).isVisible();
    }
  }

  /** Looks at the page with an error in each of its forms, and takes the errors away. */
  private static void allErrors(Page page, String where) {
    page.evaluate(
        """
        () => document.querySelectorAll(".problem").forEach((problem) => {
          problem.textContent = "Somebody else has just taken the last free seat. 請選另一個房間。";
          problem.hidden = false;
        })
        """);
    Accessibility.assertNoViolations(page, where);
    page.evaluate(
        "document.querySelectorAll('.problem').forEach((problem) => (problem.hidden = true))");
  }

  private void outsideOfARoom(Visitor eve, String locale) {
    eve.page.navigate(home());
    assertThat(eve.page.locator(".rooms li").first()).isVisible();
    Accessibility.assertNoViolations(eve.page, "home");
    eve.page.locator("#match-name").fill(" ");
    eve.page.locator("#match-game").fill("go");
    eve.page.locator("#match-button").click();
    assertThat(eve.page.locator("#match .problem")).isVisible();
    Accessibility.assertNoViolations(eve.page, "home with an error");
    allErrors(eve.page, "home with errors");
    eve.page.navigate(home() + "?q=" + newGame());
    Accessibility.assertNoViolations(eve.page, "a search without a result");
    eve.page.evaluate(
        "['no-rooms', 'no-match'].forEach((id, i) => document.getElementById(id).hidden = i > 0)");
    Layout.assertNothingIsCutOff(eve.page, "home without rooms");
    eve.page.navigate(home() + "r/ZZZZZZ");
    Accessibility.assertNoViolations(eve.page, "no such room");
    eve.page.navigate(home() + "nothing/here");
    Accessibility.assertNoViolations(eve.page, "no such page");
    // The other errors differ in their words alone.
    Locale language = locale.equals("en") ? Locale.ROOT : Locale.forLanguageTag("zh-Hant");
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "org.cometlobby.lobby.page.messages",
            language,
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    for (String error : List.of("unreadable", "incomplete", "busy", "failed")) {
      eve.page.evaluate(
          "([h, p]) => document.querySelector('h1').textContent = h"
              + " + (document.querySelector('.message p').textContent = p).slice(0, 0)",
          List.of(texts.getString(error + ".headline"), texts.getString(error + ".text")));
      Layout.assertNothingIsCutOff(eve.page, error);
    }
    eve.page.navigate(home() + "comet-wait");
    assertThat(eve.page.locator("#result")).hasText("waiting...");
    Accessibility.assertNoViolations(eve.page, "the example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-TW"})
  default void nothingIsCutOffWithoutScript(String locale, Browser browser) {
    Browser.NewContextOptions scriptless =
        Accessibility.contextOptions(locale).setJavaScriptEnabled(false);
    try (Visitor ada = Visitor.with(browser, scriptless);
        Visitor ben = Visitor.with(browser)) {
      ada.page.navigate(home());
      Layout.assertNothingIsCutOff(ada.page, "home");
      ada.opensRoom(home(), "Maximilian", newGame(), 4);
      ben.joins(ada.page.url(), "Ben");
      ada.page.navigate(ada.page.url() + "?still");
      assertThat(ada.page.locator("#player")).isVisible();
      Layout.assertNothingIsCutOff(ada.page, "host");
      for (String path : List.of("comet-wait", "quick-draw")) {
        ada.page.navigate(home() + path);
        Layout.assertNothingIsCutOff(ada.page, path);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-TW"})
  default void nothingIsCutOffAt320PixelsWithForcedColours(String locale, Browser browser) {
    Browser.NewContextOptions narrow =
        Accessibility.contextOptions(locale)
            .setViewportSize(320, 640)
            .setForcedColors(ForcedColors.ACTIVE);
    try (Visitor ada = Visitor.with(browser, narrow);
        Visitor ben = Visitor.with(browser)) {
      ada.page.navigate(home());
      fits(ada.page);
      ada.opensRoom(home(), "Ada", newGame(), 40, PagesContract::slowly);
      ben.joins(ada.page.url(), "Ben");
      assertThat(ada.page.locator(".manage")).isVisible();
      fits(ada.page);
      ada.picture("narrow-forced-colours-" + locale);
      ada.page.locator(".manage").click();
      fits(ada.page);
      Accessibility.assertNoViolations(ada.page, "narrow");
    }
  }

  private static void fits(Page page) {
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .isEqualTo(true);
  }

  @Test
  default void everyControlIsReachableByKeyboardWithVisibleFocus(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      ben.joins(ada.page.url(), "Ben");
      assertThat(ada.page.locator(".manage")).isVisible();
      Object blind =
          ada.page.evaluate(
              """
              () => {
                const all = [...document.querySelectorAll('a[href], button, input, [tabindex="0"]')]
                  .filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0);
                return all.filter((e) => {
                  e.focus({ focusVisible: true });
                  const { outlineStyle, outlineWidth } = getComputedStyle(e);
                  const { top, bottom } = e.getBoundingClientRect();
                  return document.activeElement !== e || outlineStyle === 'none'
                    || parseFloat(outlineWidth) < 2 || bottom <= 0 || top >= innerHeight;
                }).map((e) => e.outerHTML.slice(0, 80));
              }
              """);
      assertThat(blind).isEqualTo(List.of());
    }
  }
}
