package org.cometlobby.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

  // The headless shell first: a context with a page costs it a third of what it costs the others.
  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

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
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Running.class, key -> start(), Running.class)
        .browser();
  }

  /**
   * The running browser. JUnit closes it at the end of the run, a test's page and context at the
   * end of the test.
   */
  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

    @Override
    public void close() {
      playwright.close();
    }
  }

  private static Running start() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    BrowserType.LaunchOptions launch =
        new BrowserType.LaunchOptions()
            .setHeadless(true)
            .setArgs(
                List.of(
                    // Containers forbid the sandbox and often lack a GPU.
                    "--no-sandbox",
                    "--disable-gpu",
                    // No traffic besides that of the test.
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
    installed()
        .ifPresent(
            chromium -> {
              launch.setExecutablePath(chromium);
              environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            });
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    try {
      // A limit for what must come, not a measure; the default of 5 s is little on a busy machine.
      PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
      return new Running(playwright, playwright.chromium().launch(launch));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  private static Optional<Path> installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
