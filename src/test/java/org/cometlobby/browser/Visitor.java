package org.cometlobby.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody with a browser of their own: no cookie in common with anybody else. What their browser's
 * console complains about is kept.
 */
final class Visitor implements AutoCloseable {

  final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Visitor(Page page) {
    this.page = page;
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
    page.navigate(home);
    field("Your name").fill(name);
    field("Game").fill(game);
    field("Players").fill(Integer.toString(seats));
    page.locator("#make button").click();
    page.waitForURL("**/r/*");
  }

  private Locator field(String label) {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label))
        .or(page.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName(label)));
  }

  /** Follows an invite link, says a name and sits down. */
  void joins(String link, String name) {
    page.navigate(link);
    field("Your name").fill(name);
    page.locator("#join button").click();
    page.locator(".seat.mine").waitFor();
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
