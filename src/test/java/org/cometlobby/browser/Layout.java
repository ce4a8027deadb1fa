package org.cometlobby.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A check of a page's layout at the sizes of WCAG 1.4.4 and 1.4.10, and beyond: nothing is cut off,
 * covered or outside of the page, and the page does not scroll sideways.
 */
final class Layout {

  private static final String SCRIPT = script();

  /** A width of the window in CSS pixels, and a size of its text in percent. */
  private record Size(int width, int text) {}

  private static final List<Size> SIZES =
      List.of(new Size(160, 100), new Size(320, 200), new Size(560, 200), new Size(1280, 100));

  private Layout() {}

  private static String script() {
    try (InputStream file = requireNonNull(Layout.class.getResourceAsStream("layout.js"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fails if the page has a fault at any size.
   *
   * @param where the state of the page, for the message
   */
  static void assertNothingIsCutOff(Page page, String where) {
    ViewportSize before = page.viewportSize();
    List<String> faults = new ArrayList<>();
    for (Size size : SIZES) {
      show(page, size.width(), before.height, size.text());
      for (Object fault : (List<?>) page.evaluate(SCRIPT)) {
        faults.add(size.width() + " px, text " + size.text() + " %: " + fault);
      }
    }
    show(page, before.width, before.height, 100);
    assertThat(faults).as(where).isEmpty();
  }

  /** Gives the page this width, and its reader this size of text. */
  static void show(Page page, int width, int height, int percent) {
    page.setViewportSize(width, height);
    page.evaluate(
        "size => { document.documentElement.style.fontSize = size === 100 ? '' : `${size}%`; }",
        percent);
  }
}
