package org.cometlobby.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A visitor of the pages with a browser context of their own, which shares no cookie with any
 * other. It records the errors and warnings of the console.
 */
final class Visitor implements AutoCloseable {

  /** The first request of a page waits for the compilation of its JSP, on a busy machine. */
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
    // Pages that stand still: drawing animations takes most of what a test costs.
    if (options.reducedMotion == null) {
      options.setReducedMotion(ReducedMotion.REDUCE);
    }
    return new Visitor(browser.newContext(options).newPage());
  }

  /** Opens a room from the home page, and enters it. */
  void opensRoom(String home, String name, String game, int seats) {
    opensRoom(home, name, game, seats, form -> {});
  }

  /**
   * Opens a room with further options.
   *
   * @param options fills in the collapsed section of the form
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

  /** Follows an invite link, enters a name and takes a seat. */
  void joins(String link, String name) {
    page.navigate(link);
    page.locator("#join [name=name]").fill(name);
    page.locator("#join-button").click();
    page.locator(".seat.mine").waitFor();
  }

  /** Follows an invite link, enters a name and becomes a spectator. */
  void watches(String link, String name) {
    page.navigate(link);
    page.locator("#join [name=name]").fill(name);
    page.locator("#watch-button").click();
    page.locator("#text").waitFor();
  }

  /** Leaves the room, and returns to the home page. */
  void leaves(String home) {
    page.locator("#leave button").click();
    page.waitForURL(home);
  }

  void says(String text) {
    page.locator("#text").fill(text);
    page.locator("#say button").click();
  }

  /** Clicks the button that toggles ready. */
  void togglesReady() {
    page.locator("#ready-button").click();
  }

  /** Returns the seat of the player with this name. */
  Locator seatOf(String name) {
    return page.locator(".seat", new Page.LocatorOptions().setHas(page.getByText(name, EXACTLY)));
  }

  /** Returns the text of the page's headline. */
  String status() {
    return page.locator("#status").innerText();
  }

  void awaitStatus(String status) {
    page.waitForFunction("s => document.querySelector('#status').innerText === s", status);
  }

  List<String> complaints() {
    return complaints;
  }

  /** Saves a screenshot among the build's artefacts. */
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
