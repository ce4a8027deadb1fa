package org.cometlobby.browser;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tab of a browser of any engine. Its scripts are expressions, or functions of one argument; both
 * may return a promise.
 */
interface Tab {

  Duration PATIENCE = Duration.ofSeconds(90);

  /** Time that passes by itself, and faster where the test says so. */
  String CLOCK =
      """
      () => {
        const { setTimeout: later, clearTimeout: forget } = window;
        const real = Date.now;
        const timers = new Map();
        let ahead = 0;
        const fire = (id) => {
          const timer = timers.get(id);
          timers.delete(id);
          forget(id);
          timer?.then();
        };
        Date.now = () => real() + ahead;
        window.setTimeout = (then, ms = 0) => {
          const id = later(() => fire(id), ms);
          timers.set(id, { due: Date.now() + ms, then });
          return id;
        };
        window.clearTimeout = (id) => {
          timers.delete(id);
          forget(id);
        };
        window.passTime = async (ms) => {
          const end = Date.now() + ms;
          const next = () => [...timers].sort((a, b) => a[1].due - b[1].due)[0];
          for (let timer = next(); timer && timer[1].due <= end; timer = next()) {
            ahead += Math.max(0, timer[1].due - Date.now());
            fire(timer[0]);
            await new Promise((resolve) => later(resolve));
          }
          ahead += Math.max(0, end - Date.now());
        };
      }
      """;

  /** A function, or the beginning of one. */
  Pattern FUNCTION = Pattern.compile("(?:async )?(?:\\([^()]*\\)|\\w+) =>[\\s\\S]*");

  /**
   * Returns a function for an expression: a content security policy forbids the eval that an
   * expression takes. Several statements stay as they are, for pages without a policy.
   */
  static String asFunction(String script) {
    String stripped = script.strip();
    return FUNCTION.matcher(stripped).matches()
        ? stripped
        : stripped.contains(";") ? script : "() => (" + stripped + ")";
  }

  void navigate(String url);

  String url();

  default Object evaluate(String script) {
    return evaluate(script, null);
  }

  Object evaluate(String script, Object argument);

  default void waitForFunction(String script) {
    waitForFunction(script, null);
  }

  /** Does something that opens another page, and waits for that page. */
  void toAnotherPage(Runnable deed);

  /**
   * Waits until a script returns something that is true. Asks again and again: Playwright's own
   * wait lasts as long as the tab is hidden by another. The page stays: in Firefox, a script would
   * never return when another page takes its place.
   */
  default void waitForFunction(String script, Object argument) {
    await(script + " of " + argument)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .atMost(PATIENCE)
        .ignoreException(WebDriver.Refusal.class)
        .until(() -> isTrue(evaluate(script, argument)));
  }

  private static boolean isTrue(Object value) {
    return value != null && !List.of(false, 0, "").contains(value);
  }

  /** Runs a script in each page that the tab opens from now on, as soon as it has loaded. */
  void addInitScript(String script);

  /** Leaves the page, and forgets the scripts. */
  void clear();

  /** Puts a text into a field, as a user does. */
  void fill(String selector, String text);

  /** Clicks on an element, as a user does. */
  void click(String selector);

  /** Returns the errors and warnings of its pages. */
  List<String> complaints();

  void resize(int width, int height);

  void screenshot(Path file);

  /** Closes the tab as a user does: its page is told. Its profile closes what is left. */
  void close();

  boolean isClosed();

  /** Puts the page's timers and clock under control. */
  default void installClock() {
    evaluate(CLOCK);
  }

  /** Lets this time pass at once, with all that happens in it. */
  default void passTime(int millis) {
    evaluate("ms => passTime(ms)", millis);
  }

  /** Waits until an element has this text, as it is shown. */
  default void awaitText(String selector, String text) {
    waitForFunction(
        "([selector, text]) => document.querySelector(selector)?.innerText.trim() === text",
        List.of(selector, text));
  }

  /** Waits until an element is there, and shown. */
  default void awaitShown(String selector) {
    waitForFunction(
        "(selector) => document.querySelector(selector)?.getClientRects().length > 0", selector);
  }
}
