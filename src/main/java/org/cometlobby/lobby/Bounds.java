package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.cometlobby.lobby.OutOfBoundsException.Violation;

/** The check that a wish is within its own bounds and the operator's. */
@ApplicationScoped
public class Bounds {

  @Inject Validator validator;
  @Inject LobbyLimits limits;

  /**
   * Checks a wish's own bounds, and returns the wish.
   *
   * @throws OutOfBoundsException when it is not, with the violations in the order of their fields
   */
  <T> T checked(T wish) {
    List<Violation> violations =
        validator.validate(wish).stream()
            .map(violation -> new Violation(field(violation), violation.getMessage()))
            .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
            .toList();
    if (!violations.isEmpty()) {
      throw new OutOfBoundsException(violations);
    }
    return wish;
  }

  /** Returns the last name in the violation's path. */
  private static String field(ConstraintViolation<?> violation) {
    String name = "";
    for (Path.Node node : violation.getPropertyPath()) {
      name = node.getName() == null ? name : node.getName();
    }
    return name;
  }

  /**
   * Checks a room's number of seats.
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
   * Checks a room's metadata.
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
