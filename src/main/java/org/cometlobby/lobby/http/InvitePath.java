package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.cometlobby.lobby.room.RoomCode;

/**
 * The address of a room's page, with the code as somebody has typed or pasted it: in the path, or
 * as the home page's form sends it.
 */
public final class InvitePath {

  private static final String ROOT = "/r";
  private static final String QR = "/qr.svg";

  private InvitePath() {}

  /** Returns whether a path below the context root is such an address. */
  static boolean isOne(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  /** Returns whether the address is that of a room's QR code. */
  public static boolean isQr(HttpServletRequest request) {
    return inPath(request).endsWith(QR);
  }

  /** Returns the text in place of the code; empty if there is none. */
  public static String typed(HttpServletRequest request) {
    String inPath = inPath(request);
    if (inPath.isEmpty()) {
      // A posted form names its room by the path alone.
      return request.getMethod().equals("POST")
          ? ""
          : Optional.ofNullable(request.getParameter("code")).orElse("").strip();
    }
    return isQr(request) ? inPath.substring(0, inPath.length() - QR.length()) : inPath;
  }

  /** Returns the code that is meant; empty if no room can have it. */
  public static Optional<String> code(HttpServletRequest request) {
    return RoomCode.typed(typed(request));
  }

  private static String inPath(HttpServletRequest request) {
    String path = RequestPath.of(request);
    return path.length() > ROOT.length() ? path.substring(ROOT.length() + 1) : "";
  }
}
