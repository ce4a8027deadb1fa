package org.cometlobby.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The browser of the tests, one for a whole run: an installed Chromium, or else the one that
 * Playwright downloads. With {@code @ExtendWith(Browsers.class)} a test may take it as a parameter,
 * or a {@link BrowserContext} or {@link Page} of its own.
 *
 * <p>Playwright's own extension keeps its connection beyond the end of its run, and a test that
 * Failsafe repeats finds it closed.
 */
public final class Browsers implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(Browsers.class);
  private static final Set<Class<?>> TYPES =
      Set.of(Browser.class, BrowserContext.class, Page.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return TYPES.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Browser.class) {
      return browser(context);
    }
    BrowserContext mine =
        context
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                BrowserContext.class, key -> browser(context).newContext(), BrowserContext.class);
    return type == BrowserContext.class
        ? mine
        : context
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Page.class, key -> mine.newPage(), Page.class);
  }

  private static Browser browser(ExtensionContext context) {
    // A limit for what must come, not a measure; the default of 5 s is little on a busy machine.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    return Engines.of(context).browser(Engine.CHROMIUM);
  }
}
