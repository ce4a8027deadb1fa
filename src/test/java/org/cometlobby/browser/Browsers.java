package org.cometlobby.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.junit.Options;
import com.microsoft.playwright.junit.OptionsFactory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser of the tests: a Chromium that is installed already, else the one that Playwright
 * downloads. For {@code @UsePlaywright(Browsers.class)}.
 */
public final class Browsers implements OptionsFactory {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  @Override
  public Options getOptions() {
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
    return new Options()
        .setBrowserName("chromium")
        .setLaunchOptions(launch)
        .setPlaywrightCreateOptions(new Playwright.CreateOptions().setEnv(environment));
  }

  private static Optional<Path> installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
