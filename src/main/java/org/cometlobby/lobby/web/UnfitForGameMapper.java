package org.cometlobby.lobby.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.cometlobby.lobby.UnfitForGameException;

/** Answers a wish for a room that its game can't be played in. */
@Provider
public class UnfitForGameMapper implements ExceptionMapper<UnfitForGameException> {

  @Override
  public Response toResponse(UnfitForGameException e) {
    return ProblemMapper.response(Problems.of(e)).build();
  }
}
