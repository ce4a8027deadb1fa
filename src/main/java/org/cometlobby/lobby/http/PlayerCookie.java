package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/** The cookie by which a browser is a player. */
public final class PlayerCookie {

  public static final String NAME = "lobby_player";

  private static final Duration AGE = Duration.ofDays(30);

  private PlayerCookie() {}

  /**
   * The value of a {@code Set-Cookie} header. Out of reach for scripts, sent along from elsewhere
   * only when somebody follows a link, and over TLS alone if it was set so.
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
