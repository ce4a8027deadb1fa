package org.cometlobby.lobby.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.api.ProblemMapper;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.Problems;

/**
 * Lets operators in, and nobody else. Neither does an address of the machine itself open the door:
 * behind a proxy everybody has one.
 */
@ApplicationScoped
public class Operators {

  private static final String BEARER = "Bearer ";

  @Inject OperatorSettings settings;

  /**
   * Why the sender of a request is not let in.
   *
   * @return empty for an operator; 404 where no token is set, as if there were nothing; else 401
   */
  Optional<Response> refusal(HttpHeaders headers) {
    if (settings.token().isEmpty()) {
      return Optional.of(ProblemMapper.response(Problems.of(404)).build());
    }
    String shown = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (shown != null
        && shown.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && settings.token().get().matches(shown.substring(BEARER.length()).strip())) {
      return Optional.empty();
    }
    Problem problem =
        new Problem(
            401,
            "no-operator",
            "Not an operator",
            "Send Authorization: Bearer and the token that " + OperatorToken.SETTING + " sets",
            List.of());
    return Optional.of(
        ProblemMapper.response(problem).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build());
  }
}
