package org.cometlobby.lobby.api;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.cometlobby.lobby.UnfitForGameException;
import org.cometlobby.lobby.http.Problems;

/** Answers a wish for a room that its game can't be played in. */
@Provider
public class UnfitForGameMapper implements ExceptionMapper<UnfitForGameException> {

  @Override
  public Response toResponse(UnfitForGameException e) {
    return ProblemMapper.response(Problems.of(e)).build();
  }
}
