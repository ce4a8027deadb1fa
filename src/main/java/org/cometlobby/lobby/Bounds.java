package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** Whether a wish is within its own bounds, and within those of the operator. */
@ApplicationScoped
public class Bounds {

  @Inject Validator validator;
  @Inject LobbyLimits limits;

  /**
   * Lets a wish pass.
   *
   * @throws ConstraintViolationException when it is out of its bounds
   */
  <T> T checked(T wish) {
    Set<ConstraintViolation<T>> violations = validator.validate(wish);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return wish;
  }

  /**
   * Checks how many seats a room is to have.
   *
   * @throws OutOfBoundsException when the operator allows less
   */
  void checkSeats(int maxPlayers) {
    int most = limits.settings().seats();
    if (maxPlayers > most) {
      throw new OutOfBoundsException("maxPlayers", "is at most " + most);
    }
  }

  /**
   * Checks what a host says about a room.
   *
   * @throws OutOfBoundsException when the operator allows less
   */
  void checkMetadata(JsonObject metadata) {
    int most = limits.settings().metadata();
    if (metadata.toString().length() > most) {
      throw new OutOfBoundsException("metadata", "has at most " + most + " characters of JSON");
    }
  }
}
