package org.cometlobby.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser that Playwright drives. */
final class PlaywrightProfile implements Profile {

  private final BrowserContext context;
  private final boolean acts;

  /**
   * @param acts whether Playwright can fill and click; in a Firefox without script it can't
   */
  PlaywrightProfile(BrowserContext context, boolean acts) {
    this.context = context;
    this.acts = acts;
    // The first request of a page waits for the compilation of its JSP, on a busy machine.
    context.setDefaultTimeout(90_000);
  }

  @Override
  public Tab newTab() {
    return new PlaywrightTab(context.newPage(), acts);
  }

  @Override
  public void close() {
    context.close();
  }

  private static final class PlaywrightTab implements Tab {

    private final Page page;
    private final boolean acts;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> initScripts = new ArrayList<>();
    private int loaded;

    PlaywrightTab(Page page, boolean acts) {
      this.page = page;
      this.acts = acts;
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              complaints.add(message.text());
            }
          });
      page.onPageError(complaints::add);
      page.onLoad(of -> loaded++);
    }

    @Override
    public void navigate(String url) {
      toAnotherPage(() -> page.navigate(url));
    }

    @Override
    public String url() {
      return page.url();
    }

    @Override
    public Object evaluate(String script, Object argument) {
      return page.evaluate(Tab.asFunction(script), argument);
    }

    @Override
    public void toAnotherPage(Runnable deed) {
      int before = loaded;
      deed.run();
      page.waitForCondition(() -> loaded > before);
      initScripts.forEach(script -> page.evaluate("() => {" + script + "\n}"));
    }

    @Override
    public void addInitScript(String script) {
      initScripts.add(script);
    }

    @Override
    public void clear() {
      initScripts.clear();
      page.navigate("about:blank");
    }

    @Override
    public void fill(String selector, String text) {
      if (acts) {
        // In Firefox the text in a field of a number would stay.
        page.locator(selector).clear();
        page.locator(selector).fill(text);
      } else {
        page.evaluate(
            "([selector, text]) => { document.querySelector(selector).value = text; }",
            List.of(selector, text));
      }
    }

    @Override
    public void click(String selector) {
      if (acts) {
        page.locator(selector).click();
      } else {
        // Not by a script that clicks: it never returns when another page takes its page's place.
        List<?> point =
            (List<?>)
                page.evaluate(
                    """
                    (selector) => {
                      const element = document.querySelector(selector);
                      element.scrollIntoView({ block: "center", behavior: "instant" });
                      const { x, y, width, height } = element.getBoundingClientRect();
                      return [String(x + width / 2), String(y + height / 2)];
                    }
                    """,
                    selector);
        page.mouse()
            .click(
                Double.parseDouble((String) point.get(0)),
                Double.parseDouble((String) point.get(1)));
      }
    }

    @Override
    public List<String> complaints() {
      return complaints;
    }

    @Override
    public void resize(int width, int height) {
      page.setViewportSize(width, height);
    }

    @Override
    public void screenshot(Path file) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(file)
              .setFullPage(true)
              .setTimeout(10_000)
              .setCaret(ScreenshotCaret.INITIAL));
    }

    @Override
    public void close() {
      page.waitForClose(() -> page.close(new Page.CloseOptions().setRunBeforeUnload(true)));
    }

    @Override
    public boolean isClosed() {
      return page.isClosed();
    }
  }
}
