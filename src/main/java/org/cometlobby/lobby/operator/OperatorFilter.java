package org.cometlobby.lobby.operator;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;
import org.cometlobby.lobby.http.Problems;

/**
 * The check of the operator's token. A request without it gets 401, or 404 where no token is set,
 * as for a missing resource. A loopback address grants nothing: behind a proxy, every client has
 * one.
 */
final class OperatorFilter implements ContainerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final Optional<OperatorToken> token;

  OperatorFilter(Optional<OperatorToken> token) {
    this.token = token;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    OperatorToken expected = token.orElseThrow(() -> new ProblemException(Problems.of(404)));
    String shown = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (shown == null
        || !shown.regionMatches(true, 0, BEARER, 0, BEARER.length())
        || !expected.matches(shown.substring(BEARER.length()).strip())) {
      throw new ProblemException(
          new Problem(
              401,
              "no-operator",
              "Not an operator",
              "Send Authorization: Bearer and the token that " + OperatorToken.SETTING + " sets",
              List.of()));
    }
  }
}
