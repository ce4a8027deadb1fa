package org.cometlobby.lobby;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A rejection of a request with values out of bounds: the wish's own or the operator's, or those of
 * its game. Nothing has changed.
 */
public final class OutOfBoundsException extends RuntimeException {

  private final transient List<Violation> violations;

  /**
   * A field out of bounds.
   *
   * @param field the wrong component of the wish
   * @param message the requirement, read after the field's name
   */
  public record Violation(String field, String message) {}

  public OutOfBoundsException(String field, String message) {
    this(List.of(new Violation(field, message)));
  }

  /**
   * @throws IllegalArgumentException for an empty list
   */
  OutOfBoundsException(List<Violation> violations) {
    super(
        violations.stream()
            .map(violation -> violation.field() + " " + violation.message())
            .collect(Collectors.joining("; ")));
    if (violations.isEmpty()) {
      throw new IllegalArgumentException("Nothing is out of bounds");
    }
    this.violations = List.copyOf(violations);
  }

  /** Returns the fields out of bounds, at least one. */
  public List<Violation> violations() {
    return violations;
  }
}
