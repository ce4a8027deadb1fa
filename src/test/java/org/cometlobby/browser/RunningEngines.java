package org.cometlobby.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browsers of a run of tests, each of which starts when a test first needs it. */
final class RunningEngines implements AutoCloseable {

  private final Map<Engine, Browser> browsers = new EnumMap<>(Engine.class);
  private Playwright playwright;
  private Browser firefoxWithoutScript;
  private WebKit webKit;

  /** Opens a new profile of an engine, or skips the test if the engine is not installed. */
  Profile open(Engine engine) {
    engine.assumeInstalled();
    return engine == Engine.WEBKIT
        ? webKit().open(true)
        : new PlaywrightProfile(browser(engine).newContext(options()), true);
  }

  /** Opens a new profile of an engine whose pages run no script. */
  Profile openWithoutScript(Engine engine) {
    engine.assumeInstalled();
    return switch (engine) {
      case CHROMIUM ->
          new PlaywrightProfile(
              browser(engine).newContext(options().setJavaScriptEnabled(false)), true);
      case FIREFOX -> new PlaywrightProfile(firefoxWithoutScript().newContext(options()), false);
      case WEBKIT -> webKit().open(false);
    };
  }

  /** Returns the browser of an engine that Playwright drives. */
  Browser browser(Engine engine) {
    return browsers.computeIfAbsent(engine, key -> launch(key, Map.of()));
  }

  private Browser firefoxWithoutScript() {
    // Firefox has no such option for a context.
    if (firefoxWithoutScript == null) {
      firefoxWithoutScript = launch(Engine.FIREFOX, Map.of("javascript.enabled", false));
    }
    return firefoxWithoutScript;
  }

  private WebKit webKit() {
    if (webKit == null) {
      webKit = WebKit.start();
    }
    return webKit;
  }

  private static Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setLocale("en")
        // Pages that stand still: drawing animations takes most of what a test costs.
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private Browser launch(Engine engine, Map<String, Object> ofFirefox) {
    Optional<Path> installed = engine.installed();
    if (playwright == null) {
      Map<String, String> environment = new HashMap<>(System.getenv());
      if (Engine.CHROMIUM.installed().isPresent()) {
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      }
      playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    }
    LaunchOptions launch = new LaunchOptions().setHeadless(true);
    installed.ifPresent(launch::setExecutablePath);
    if (engine == Engine.FIREFOX) {
      Map<String, Object> preferences = new HashMap<>(ofFirefox);
      // Firefox repeats a GET by itself if it gets no byte; the tests are about what comet.js does.
      preferences.put("network.http.request.max-attempts", 1);
      // The Firefox that is installed, by WebDriver BiDi, in place of one that Playwright builds.
      return playwright
          .firefox()
          .launch(launch.setChannel("moz-firefox").setFirefoxUserPrefs(preferences));
    }
    return playwright
        .chromium()
        .launch(
            launch.setArgs(
                List.of(
                    // Containers forbid the sandbox and often lack a GPU.
                    "--no-sandbox",
                    "--disable-gpu",
                    // No traffic besides that of the test.
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync")));
  }

  @Override
  public void close() {
    try {
      if (playwright != null) {
        playwright.close();
      }
    } finally {
      if (webKit != null) {
        webKit.close();
      }
    }
  }
}
