package org.cometlobby.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The browser of the tests, one for all of a run: a Chromium that is installed already, else the
 * one that Playwright downloads. For {@code @ExtendWith(Browsers.class)} and a parameter {@link
 * Browser}. Playwright's own extension keeps its connection beyond the run that it belongs to, so
 * that a test that Failsafe repeats would find it closed.
 */
public final class Browsers implements ParameterResolver {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Browsers.class))
        .getOrComputeIfAbsent(Running.class, key -> start(), Running.class)
        .browser();
  }

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
                    // No traffic but the test's own.
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
