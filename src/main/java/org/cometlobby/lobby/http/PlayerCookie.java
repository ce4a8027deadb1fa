package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.cometlobby.lobby.PlayerStore;
import org.cometlobby.lobby.room.Player;

/**
 * The cookie with a browser's player token. It lasts as long as the player is kept without a sign
 * of life, so a browser whose player comes back regularly gets it again, see {@link #renew}.
 */
public final class PlayerCookie {

  public static final String NAME = "lobby_player";

  private PlayerCookie() {}

  /**
   * Returns the value of a {@code Set-Cookie} header. Scripts can't read the cookie; from another
   * site, only a followed link sends it; and a cookie set over TLS is sent over TLS only.
   *
   * @param token letters, digits and {@code - _ .}: nothing to escape
   */
  public static String header(HttpServletRequest request, String token) {
    return header(request, token, PlayerStore.KEPT);
  }

  private static String header(HttpServletRequest request, String token, Duration kept) {
    String context = request.getContextPath();
    return NAME
        + "="
        + token
        + "; Path="
        + (context.isEmpty() ? "/" : context)
        + "; Max-Age="
        + kept.toSeconds()
        + "; HttpOnly; SameSite=Lax"
        + (request.isSecure() ? "; Secure" : "");
  }

  /**
   * Returns the {@code Set-Cookie} header that makes the browser keep its cookie for the whole time
   * again. Only for a response that no cache keeps.
   *
   * @return empty if the player was not recognised by the cookie
   */
  public static Optional<String> renew(HttpServletRequest request) {
    return ofPlayer(request).map(token -> header(request, token));
  }

  /**
   * Returns the {@code Set-Cookie} header that makes the browser forget its cookie.
   *
   * @return empty if the player was not recognised by the cookie
   */
  public static Optional<String> end(HttpServletRequest request) {
    return ofPlayer(request).map(token -> header(request, "", Duration.ZERO));
  }

  /** Returns the cookie's token, if it is the token of the request's player. */
  private static Optional<String> ofPlayer(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Player player
        ? token(request).filter(token -> token.startsWith(player.id() + "."))
        : Optional.empty();
  }

  static Optional<String> token(HttpServletRequest request) {
    return RequestCookies.value(request, NAME);
  }
}
