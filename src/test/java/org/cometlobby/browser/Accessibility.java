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

  private Accessibility() {}

  /**
   * Fails if the page has any violation.
   *
   * @param where the state of the page, for the message
   */
  public static void assertNoViolations(Page page, String where) {
    List<String> found =
        new AxeBuilder(page)
                .setLegacyMode(true) // else each look opens a page, for frames of other sites alone
                .withTags(RULES)
                .analyze()
                .getViolations()
                .stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> barrier(rule, node)))
                .toList();
    assertThat(found).as(where).isEmpty();
  }

  private static String barrier(Rule rule, CheckedNode node) {
    return rule.getId() + " " + node.getTarget() + ": " + node.getFailureSummary();
  }

  /**
   * Returns the options of a browser context without animations, in whose middle a colour contrast
   * means nothing.
   */
  public static Browser.NewContextOptions contextOptions(String locale, ColorScheme scheme) {
    return new Browser.NewContextOptions()
        .setLocale(locale)
        .setColorScheme(scheme)
        .setReducedMotion(ReducedMotion.REDUCE);
  }
}
