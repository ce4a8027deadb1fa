package org.cometlobby.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An engine of browsers. */
enum Engine {
  CHROMIUM,
  FIREFOX,
  WEBKIT;

  /** Returns the engines that a run of the tests is for: all, or the one of {@code -Dengine}. */
  static Stream<Engine> ofRun() {
    String wanted = System.getProperty("engine", "ALL");
    return wanted.equals("ALL") ? Stream.of(values()) : Stream.of(valueOf(wanted));
  }

  private List<String> programs() {
    return switch (this) {
      // The headless shell first: a context with a page costs it a third of what it costs others.
      case CHROMIUM ->
          List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
      case FIREFOX -> List.of("firefox-esr", "firefox");
      case WEBKIT -> List.of("WebKitWebDriver");
    };
  }

  /** Returns the first of the programs with it that is installed. */
  Optional<Path> installed() {
    return installed(programs());
  }

  private static Optional<Path> installed(List<String> programs) {
    String path = System.getenv().getOrDefault("PATH", "");
    return programs.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Skips the test where the engine is not installed. Chromium is never missing: see Browsers. */
  void assumeInstalled() {
    assumeTrue(
        this == CHROMIUM || installed().isPresent(),
        () -> name() + " is not installed: none of " + programs() + " is there");
    assumeTrue(
        this != WEBKIT || installed(List.of("Xvfb")).isPresent(),
        "WebKit has no screen: Xvfb is not installed");
  }
}
