package org.cometlobby.lobby.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.ProblemException;
import org.cometlobby.lobby.http.Problems;

/** The mapper of every failure under {@code /api} to a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

  /** The headers of an answer by JAX-RS itself that a client needs. */
  private static final List<String> HEADERS_KEPT =
      List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER);

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof RefusalException e) {
      return response(Problems.of(e)).build();
    }
    if (failure instanceof LimitExceededException e) {
      return response(Problems.of(e))
          .header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds())
          .build();
    }
    if (failure instanceof UnavailableException e) {
      return response(Problems.of(e))
          .header(HttpHeaders.RETRY_AFTER, e.retryAfter().toSeconds())
          .build();
    }
    if (failure instanceof OutOfBoundsException e) {
      return response(Problems.of(e)).build();
    }
    if (failure instanceof ProblemException e) {
      return response(e.problem()).build();
    }
    if (failure instanceof WebApplicationException e) {
      return of(e);
    }
    LOG.log(Level.ERROR, "A request to the API failed", failure);
    return response(Problems.of(500)).build();
  }

  static Response.ResponseBuilder response(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(Problem.CONTENT_TYPE)
            .entity(problem.json().toString());
    // RFC 9110 section 15.5.2 wants a challenge with every 401.
    return problem.status() == 401
        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        : response;
  }

  private static Response of(WebApplicationException e) {
    Response given = e.getResponse();
    if (given.getStatus() < 400) {
      return given;
    }
    if (given.getStatus() >= 500) {
      LOG.log(Level.ERROR, "A request to the API failed", e);
    }
    Response.ResponseBuilder response = response(Problems.of(given.getStatus()));
    for (String name : HEADERS_KEPT) {
      String value = given.getHeaderString(name);
      if (value != null) {
        response.header(name, value);
      }
    }
    return response.build();
  }
}
