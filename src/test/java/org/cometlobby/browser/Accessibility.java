package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/** A check of a page with axe-core against the rules of WCAG 2.2 AA. */
public final class Accessibility {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** The rules among them that look at colours; a theme changes nothing else. */
  private static final List<String> RULES_OF_COLOUR =
      List.of("color-contrast", "link-in-text-block");

  private Accessibility() {}

  /**
   * Fails if the page has any violation, in the light or the dark theme, or if anything is cut off
   * on a narrow screen or in large text.
   *
   * @param page of a context with {@link #contextOptions}
   * @param where the state of the page, for the message
   */
  public static void assertNoViolations(Page page, String where) {
    Layout.assertNothingIsCutOff(page, where);
    assertNoRuleIsViolated(page, where);
  }

  /** Fails if the page as it is has any violation, in the light or the dark theme. */
  static void assertNoRuleIsViolated(Page page, String where) {
    assertThat(violations(axe(page).withTags(RULES))).as(where).isEmpty();
    if (page.evaluate("matchMedia('(forced-colors: active)').matches").equals(true)) {
      return; // the visitor's own colours replace those of either theme
    }
    show(page, ColorScheme.DARK);
    assertThat(violations(axe(page).withRules(RULES_OF_COLOUR))).as(where + ", dark").isEmpty();
    show(page, ColorScheme.LIGHT);
  }

  private static AxeBuilder axe(Page page) {
    // Without the legacy mode each look opens a page, for frames of other sites alone.
    return new AxeBuilder(page).setLegacyMode(true);
  }

  private static void show(Page page, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  private static List<String> violations(AxeBuilder axe) {
    return axe.analyze().getViolations().stream()
        .flatMap(rule -> rule.getNodes().stream().map(node -> barrier(rule, node)))
        .toList();
  }

  private static String barrier(Rule rule, CheckedNode node) {
    return rule.getId() + " " + node.getTarget() + ": " + node.getFailureSummary();
  }

  /**
   * Returns the options of a browser context with the light theme and without animations, in whose
   * middle a colour contrast means nothing.
   */
  public static Browser.NewContextOptions contextOptions(String locale) {
    return new Browser.NewContextOptions()
        .setLocale(locale)
        .setColorScheme(ColorScheme.LIGHT)
        .setReducedMotion(ReducedMotion.REDUCE);
  }
}
