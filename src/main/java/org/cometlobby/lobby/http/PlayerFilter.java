package org.cometlobby.lobby.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.room.Player;
import org.jspecify.annotations.Nullable;

/**
 * A filter that recognises the player by {@code Authorization: Bearer} or else by the cookie, and
 * makes the player the request's principal: for pages, resources and streams alike, which decide
 * whether they need a player. After an unknown bearer token, the cookie is not tried.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PlayerFilter extends HttpFilter {

  private static final String BEARER = "Bearer ";

  @Inject transient LobbyBean lobby;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Player> player = token(request).flatMap(lobby::authenticate);
    chain.doFilter(player.isPresent() ? new OfPlayer(request, player.get()) : request, response);
  }

  private static Optional<String> token(HttpServletRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(authorization.substring(BEARER.length()).trim());
    }
    return PlayerCookie.token(request);
  }

  private static final class OfPlayer extends HttpServletRequestWrapper {

    private final Player player;

    OfPlayer(HttpServletRequest request, Player player) {
      super(request);
      this.player = player;
    }

    @Override
    public Principal getUserPrincipal() {
      return player;
    }

    @Override
    public @Nullable String getRemoteUser() {
      return player.name();
    }

    @Override
    public String getAuthType() {
      return "PLAYER";
    }
  }
}
