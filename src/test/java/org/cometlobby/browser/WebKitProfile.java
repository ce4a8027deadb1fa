package org.cometlobby.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.cometlobby.it.harness.Program;

/**
 * A WebKit that its driver drives, with a window for each tab: a tab behind another would sleep.
 */
final class WebKitProfile implements Profile {

  private final Program program;
  private final WebDriver session;

  /** The window that the next command is for; empty if it is not known. */
  private String current = "";

  /** The window that the browser opened by itself; empty once it is used. */
  private String first;

  WebKitProfile(Program program, WebDriver session) {
    this.program = program;
    this.session = session;
    this.first = (String) session.get("window");
  }

  @Override
  public Tab newTab() {
    String window = first;
    first = "";
    if (window.isEmpty()) {
      Map<?, ?> opened = (Map<?, ?>) session.post("window/new", Map.of("type", "window"));
      window = (String) opened.get("handle");
    }
    return new Window(window);
  }

  @Override
  public void close() {
    program.close();
  }

  private final class Window implements Tab {

    /** Keeps what a page complains of after it has loaded: the driver tells of nothing. */
    private static final String LISTEN =
        """
        () => {
          window.complaints = [];
          window.addEventListener("error", ({ message }) => complaints.push(message));
          window.addEventListener("unhandledrejection", ({ reason }) => complaints.push(`${reason}`));
          for (const level of ["error", "warn"]) {
            const native = console[level];
            console[level] = (...args) => {
              complaints.push(args.join(" "));
              native.apply(console, args);
            };
          }
        }
        """;

    private static final String RUN =
        """
        const [source, argument, done] = arguments;
        (async () => {
          const value = %s;
          return await (typeof value === "function" ? value(argument) : value);
        })().then((value) => done(["value", value]), (e) => done(["error", `${e}`]));
        """;

    private final String handle;
    private boolean closed;
    private final List<String> initScripts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Window(String handle) {
      this.handle = handle;
    }

    private WebDriver session() {
      if (!current.equals(handle)) {
        session.post("window", Map.of("handle", handle));
        current = handle;
      }
      return session;
    }

    @Override
    public void navigate(String url) {
      keepComplaints();
      session().post("url", Map.of("url", url));
      begin();
    }

    private void begin() {
      evaluate(LISTEN);
      initScripts.forEach(this::run);
    }

    /** Takes the page's complaints before another takes its place. */
    private void keepComplaints() {
      ((List<?>) evaluate("window.complaints ?? []"))
          .forEach(complaint -> complaints.add(String.valueOf(complaint)));
      run("window.complaints = undefined");
    }

    private void run(String script) {
      session().post("execute/sync", Map.of("script", script, "args", List.of()));
    }

    @Override
    public String url() {
      return (String) session().get("url");
    }

    @Override
    public Object evaluate(String script, Object argument) {
      String function = Tab.asFunction(script);
      boolean isFunction = Tab.FUNCTION.matcher(function).matches();
      Object answer =
          session()
              .post(
                  "execute/async",
                  Map.of(
                      "script",
                      RUN.formatted(isFunction ? function : "(0, eval)(source)"),
                      "args",
                      Arrays.asList(script, argument)));
      List<?> result = (List<?>) answer;
      if (result.get(0).equals("error")) {
        throw new AssertionError(result.get(1) + " in " + script);
      }
      return result.get(1);
    }

    @Override
    public void toAnotherPage(Runnable deed) {
      keepComplaints();
      run("window.isLeft = true");
      deed.run();
      waitForFunction("window.isLeft !== true && document.readyState === 'complete'");
      begin();
    }

    @Override
    public void addInitScript(String script) {
      initScripts.add(script);
    }

    @Override
    public void clear() {
      initScripts.clear();
      session().post("url", Map.of("url", "about:blank"));
    }

    @Override
    public void fill(String selector, String text) {
      act(
          () -> {
            String element = "element/" + find(selector);
            session().post(element + "/clear", Map.of());
            session().post(element + "/value", Map.of("text", text));
          });
    }

    @Override
    public void click(String selector) {
      act(() -> session().post("element/" + find(selector) + "/click", Map.of()));
    }

    private String find(String selector) {
      // The driver scrolls by itself, but not always far enough.
      evaluate(
          "(selector) => document.querySelector(selector)"
              + "?.scrollIntoView({ block: 'center', behavior: 'instant' })",
          selector);
      Map<?, ?> found =
          (Map<?, ?>) session().post("element", Map.of("using", "css selector", "value", selector));
      return (String) found.get(WebDriver.ELEMENT);
    }

    /** Repeats what is refused as long as the element is not there, or hidden. */
    private static void act(Runnable deed) {
      await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                try {
                  deed.run();
                } catch (WebDriver.Refusal e) {
                  throw new AssertionError(e);
                }
              });
    }

    @Override
    public List<String> complaints() {
      List<String> all = new ArrayList<>(complaints);
      ((List<?>) evaluate("window.complaints")).forEach(one -> all.add(String.valueOf(one)));
      return all;
    }

    @Override
    public void resize(int width, int height) {
      session().post("window/rect", Map.of("width", width, "height", height));
    }

    @Override
    public void screenshot(Path file) {
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode((String) session().get("screenshot")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      session().delete("window");
      current = "";
      closed = true;
    }

    @Override
    public boolean isClosed() {
      return closed;
    }
  }
}
