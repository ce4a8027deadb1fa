package org.cometlobby.lobby.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.Network;
import org.cometlobby.lobby.Presence;
import org.cometlobby.lobby.RequestGate;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomCode;
import org.cometlobby.lobby.room.Visibility;

/**
 * A filter that lets a network make a bounded number of requests, of any kind together, and a
 * smaller one of tries for codes that no room has: by the API, on the pages and for streams alike.
 * A network that has used up its tries gets the same answer for a code that is wrong and for the
 * right code of an unlisted room, unless a member of that room asks.
 */
public class RequestGateFilter extends HttpFilter {

  private static final Pattern WITH_CODE =
      Pattern.compile("/(?:api|streams)/rooms/([^/;]+)(?:[/;].*)?");

  @Inject transient LobbyLimits limits;
  @Inject transient LobbyBean lobby;
  @Inject transient Presence presence;
  @Inject transient ClientNetwork networks;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      check(request);
    } catch (LimitExceededException e) {
      refuse(request, response, e);
      return;
    }
    if (RequestPath.hasParameters(request) && RequestPath.isData(RequestPath.of(request))) {
      // No address of data has them, and a code behind one would be tried without being counted.
      DeclaredBody.leaveUnread(request, response);
      ProblemFilter.answer(Problems.of(404), request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  /**
   * @throws LimitExceededException when a limit is reached
   */
  private void check(HttpServletRequest request) throws IOException {
    String path = RequestPath.of(request);
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    int weight = RequestWeight.of(request.getMethod(), path, query);
    if (weight == 0) {
      return;
    }
    Network network = networks.of(request);
    Optional<String> playerId =
        request.getUserPrincipal() instanceof Player player
            ? Optional.of(player.id())
            : Optional.empty();
    RequestGate gate = limits.gate();
    gate.pass(network, playerId.filter(presence::attends), weight);
    Optional<String> code = code(request, path);
    if (code.isPresent()) {
      checkCode(gate, network, playerId, code.get());
    }
  }

  private void checkCode(
      RequestGate gate, Network network, Optional<String> playerId, String code) {
    Optional<Room> room = lobby.find(code);
    if (room.isEmpty()) {
      gate.missed(network, playerId, code);
    } else if (room.get().visibility() == Visibility.UNLISTED
        && playerId.flatMap(room.get()::memberOf).isEmpty()) {
      gate.checkMisses(network, playerId);
    }
  }

  /** Returns the code of the room that the request names, if a room can have it. */
  private static Optional<String> code(HttpServletRequest request, String path) throws IOException {
    // Now no container reads a form's body for its parameters, here: that would wait for it.
    request.getInputStream();
    Matcher named = WITH_CODE.matcher(path);
    if (named.matches()) {
      return RoomCode.typed(named.group(1));
    }
    return InvitePath.isOne(path) ? InvitePath.code(request) : Optional.empty();
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, LimitExceededException e)
      throws IOException {
    Problem problem = Problems.of(e);
    boolean isData = RequestPath.isData(RequestPath.of(request));
    DeclaredBody.leaveUnread(request, response);
    response.setStatus(problem.status());
    response.setHeader("Retry-After", String.valueOf(e.retryAfterSeconds()));
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(isData ? Problem.CONTENT_TYPE : "text/plain;charset=utf-8");
    // A page would cost more than the requests that are too many.
    String text = isData ? problem.json().toString() : problem.detail() + "\n";
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
