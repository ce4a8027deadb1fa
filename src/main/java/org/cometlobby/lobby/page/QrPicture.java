package org.cometlobby.lobby.page;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import java.util.Optional;

/** A QR code as an SVG picture: dark on white in every theme, because phones read only that. */
final class QrPicture {

  /** The width of the white edge that a reader needs, in modules (ISO/IEC 18004). */
  private static final int QUIET_ZONE = 4;

  private QrPicture() {}

  /** Returns the picture of a text; empty if the text is too long for a QR code. */
  static Optional<String> svg(String text) {
    try {
      // Medium: still legible when a seventh of it is hidden, by a reflection on a screen.
      return Optional.of(svg(QrCode.encodeText(text, QrCode.Ecc.MEDIUM)));
    } catch (DataTooLongException e) {
      return Optional.empty();
    }
  }

  private static String svg(QrCode code) {
    StringBuilder dark = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          dark.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
          dark.append("h1v1h-1z");
        }
      }
    }
    int size = code.size + 2 * QUIET_ZONE;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
        """
        .formatted(size, dark);
  }
}
