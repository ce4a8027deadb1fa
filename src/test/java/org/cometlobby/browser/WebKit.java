package org.cometlobby.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.cometlobby.it.harness.Program;

/** WebKitGTK on a screen of its own, which nobody sees. */
final class WebKit implements AutoCloseable {

  private final Program screen;
  private final String display;

  private WebKit(Program screen, String display) {
    this.screen = screen;
    this.display = display;
  }

  static WebKit start() {
    try {
      Program screen =
          Program.startBound(
              Map.of(),
              "Xvfb",
              "-displayfd",
              "1",
              "-screen",
              "0",
              "1400x1000x24",
              "-nolisten",
              "tcp");
      try {
        return new WebKit(screen, ":" + firstLine(screen).get(1, MINUTES));
      } catch (ExecutionException | InterruptedException | TimeoutException e) {
        screen.close();
        throw new IOException("Xvfb shows no screen", e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CompletableFuture<String> firstLine(Program program) {
    return CompletableFuture.supplyAsync(
        () ->
            new BufferedReader(new InputStreamReader(program.output(), UTF_8))
                .lines()
                .findFirst()
                .orElseThrow());
  }

  /** Starts a driver with its browser: a driver has one session at a time. */
  Profile open(boolean scripts) {
    int port = freePort();
    Program program;
    try {
      program =
          Program.startBoundAndSilent(
              Map.of(
                  "DISPLAY", display,
                  "GDK_BACKEND", "x11",
                  "LANGUAGE", "en",
                  "LIBGL_ALWAYS_SOFTWARE", "1",
                  "NO_AT_BRIDGE", "1"),
              "WebKitWebDriver",
              "--port=" + port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      WebDriver driver = new WebDriver(URI.create("http://127.0.0.1:" + port + "/"));
      await("the driver of WebKit is ready")
          .atMost(1, MINUTES)
          .ignoreExceptions()
          .until(() -> driver.get("status") != null);
      List<String> arguments =
          List.of("--automation", "--enable-javascript=" + (scripts ? "true" : "false"));
      Map<?, ?> session =
          (Map<?, ?>)
              driver.post(
                  "session",
                  Map.of(
                      "capabilities",
                      Map.of(
                          "alwaysMatch",
                          Map.of(
                              "timeouts",
                              Map.of("script", 90_000),
                              "webkitgtk:browserOptions",
                              Map.of("args", arguments)))));
      return new WebKitProfile(program, driver.below("session/" + session.get("sessionId") + "/"));
    } catch (RuntimeException e) {
      program.close();
      throw e;
    }
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    screen.close();
  }
}
