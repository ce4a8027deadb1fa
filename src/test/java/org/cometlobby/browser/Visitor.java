package org.cometlobby.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Somebody with a browser of their own: no cookie in common with anybody else. What their browser's
 * console complains about is kept.
 */
final class Visitor implements AutoCloseable {

  /** The first to open a page waits for its JSP to be compiled, beside other builds. */
  private static final double PATIENCE_MILLIS = 90_000;

  private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

  final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Visitor(Page page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  static Visitor with(Browser browser) {
    return with(browser, new Browser.NewContextOptions());
  }

  static Visitor with(Browser browser, Browser.NewContextOptions options) {
    if (options.locale == null) {
      options.setLocale("en");
    }
    return new Visitor(browser.newContext(options).newPage());
  }

  /** Opens a room from the home page, and is in it then. */
  void opensRoom(String home, String name, String game, int seats) {
    opensRoom(home, name, game, seats, form -> {});
  }

  /**
   * The same, with more to say about the room.
   *
   * @param options fills in what is behind the fold of the form
   */
  void opensRoom(String home, String name, String game, int seats, Consumer<Locator> options) {
    page.navigate(home);
    Locator form = page.locator("#make");
    form.locator("[name=name]").fill(name);
    form.locator("[name=game]").fill(game);
    form.locator("[name=maxPlayers]").fill(Integer.toString(seats));
    form.locator("summary").click();
    options.accept(form);
    form.locator("button").click();
    page.waitForURL("**/r/*");
  }

  /** Follows an invite link, says a name and sits down. */
  void joins(String link, String name) {
    page.navigate(link);
    page.locator("#join [name=name]").fill(name);
    page.locator("#join-button").click();
    page.locator(".seat.mine").waitFor();
  }

  /** Follows an invite link, says a name and stands by. */
  void watches(String link, String name) {
    page.navigate(link);
    page.locator("#join [name=name]").fill(name);
    page.locator("#watch-button").click();
    page.locator("#text").waitFor();
  }

  /** Gives the place up, and is at the home page then. */
  void leaves(String home) {
    page.locator("#leave button").click();
    page.waitForURL(home);
  }

  void says(String text) {
    page.locator("#text").fill(text);
    page.locator("#say button").click();
  }

  /** Presses the button by which one is ready, or not any more. */
  void togglesReady() {
    page.locator("#ready-button").click();
  }

  /** The seat of somebody, by the name on it. */
  Locator seatOf(String name) {
    return page.locator(".seat", new Page.LocatorOptions().setHas(page.getByText(name, EXACTLY)));
  }

  /** What the page says large. */
  String status() {
    return page.locator("#status").innerText();
  }

  void awaitStatus(String status) {
    page.waitForFunction("s => document.querySelector('#status').innerText === s", status);
  }

  List<String> complaints() {
    return complaints;
  }

  /** Keeps a picture with the build's artefacts. */
  void picture(String name) {
    Path directory = Path.of(System.getProperty("test.artifacts", "target/test-artifacts"));
    page.screenshot(
        new Page.ScreenshotOptions().setPath(directory.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public void close() {
    page.context().close();
  }
}
