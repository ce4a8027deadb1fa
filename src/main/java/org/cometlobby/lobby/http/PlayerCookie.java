package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** The cookie with a browser's player token. */
public final class PlayerCookie {

  public static final String NAME = "lobby_player";

  private static final Duration AGE = Duration.ofDays(30);

  private PlayerCookie() {}

  /**
   * Returns the value of a {@code Set-Cookie} header. Scripts can't read the cookie; from another
   * site, only a followed link sends it; and a cookie set over TLS is sent over TLS only.
   *
   * @param token letters, digits and {@code - _ .}: nothing to escape
   */
  public static String header(HttpServletRequest request, String token) {
    String context = request.getContextPath();
    return NAME
        + "="
        + token
        + "; Path="
        + (context.isEmpty() ? "/" : context)
        + "; Max-Age="
        + AGE.toSeconds()
        + "; HttpOnly; SameSite=Lax"
        + (request.isSecure() ? "; Secure" : "");
  }

  static Optional<String> token(HttpServletRequest request) {
    return RequestCookies.value(request, NAME);
  }
}
