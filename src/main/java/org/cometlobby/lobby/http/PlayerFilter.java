package org.cometlobby.lobby.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.Presence;
import org.cometlobby.lobby.StreamTickets;
import org.cometlobby.lobby.room.Player;
import org.jspecify.annotations.Nullable;

/**
 * A filter that recognises the player by {@code Authorization: Bearer}, for a stream by the {@code
 * ticket} in its query, or else by the cookie, and makes the player the request's principal: for
 * pages, resources and streams alike, which decide whether they need a player. After an unknown
 * bearer token, the others are not tried. With a ticket that is not good, the principal is {@link
 * FalseTicket}.
 */
public class PlayerFilter extends HttpFilter {

  private static final String BEARER = "Bearer ";

  // Of the query as it came: to read the parameters would decide how all of them are decoded.
  private static final Pattern TICKET = Pattern.compile("(?:^|&)ticket=([^&]*)");
  private static final Pattern CURSOR = Pattern.compile("(?:^|&)(?:after|lastEventId)=[^&]");

  @Inject transient LobbyBean lobby;
  @Inject transient StreamTickets tickets;
  @Inject transient Presence presence;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> bearer = bearer(request.getHeader("Authorization"));
    Optional<String> ticket = bearer.isPresent() ? Optional.empty() : ticket(request);
    Optional<? extends Principal> caller =
        ticket.isPresent()
            ? Optional.of(ofTicket(ticket.get(), request))
            : bearer.or(() -> PlayerCookie.token(request)).flatMap(lobby::authenticate);
    chain.doFilter(caller.isPresent() ? new OfCaller(request, caller.get()) : request, response);
  }

  /**
   * Returns the bearer token by which a player is recognised whatever the cookie says.
   *
   * @param authorization the header's value, or {@code null}
   * @return empty without a token, also for another scheme such as {@code Basic}
   */
  public static Optional<String> bearer(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()).trim())
        : Optional.empty();
  }

  /** Returns the ticket of a request for a stream. */
  private static Optional<String> ticket(HttpServletRequest request) {
    return request.getMethod().equals("GET") && RequestPath.of(request).startsWith("/streams/")
        ? TICKET.matcher(query(request)).results().map(found -> found.group(1)).findFirst()
        : Optional.empty();
  }

  private Principal ofTicket(String ticket, HttpServletRequest request) {
    boolean comesBack =
        request.getHeader("Last-Event-ID") != null || CURSOR.matcher(query(request)).find();
    Optional<Player> player = tickets.player(ticket, RequestPath.of(request), comesBack);
    player.ifPresent(known -> presence.sign(known.id()));
    return player.isPresent() ? player.get() : new FalseTicket();
  }

  private static String query(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getQueryString(), "");
  }

  private static final class OfCaller extends HttpServletRequestWrapper {

    private final Principal caller;

    OfCaller(HttpServletRequest request, Principal caller) {
      super(request);
      this.caller = caller;
    }

    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public @Nullable String getRemoteUser() {
      return caller.getName();
    }

    @Override
    public String getAuthType() {
      return "PLAYER";
    }
  }
}
