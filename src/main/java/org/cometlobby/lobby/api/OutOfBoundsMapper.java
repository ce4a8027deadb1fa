package org.cometlobby.lobby.api;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.cometlobby.lobby.http.Problems;

/**
 * Answers a wish that is out of bounds. A mapper of its own, because JAX-RS implementations bring
 * one for validation, which is nearer to this exception than {@link ProblemMapper} is.
 */
@Provider
public class OutOfBoundsMapper implements ExceptionMapper<ConstraintViolationException> {

  @Override
  public Response toResponse(ConstraintViolationException e) {
    return ProblemMapper.response(Problems.of(e)).build();
  }
}
