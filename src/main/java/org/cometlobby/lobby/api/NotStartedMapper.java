package org.cometlobby.lobby.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.cometlobby.lobby.game.NotStartedException;
import org.cometlobby.lobby.http.Problems;

/** Answers who wants a ticket too early. */
@Provider
public class NotStartedMapper implements ExceptionMapper<NotStartedException> {

  @Override
  public Response toResponse(NotStartedException e) {
    return ProblemMapper.response(Problems.of(e)).build();
  }
}
