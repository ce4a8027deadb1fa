package org.cometlobby.lobby;

/** A wish is beyond what the operator of this lobby allows. Nothing has changed. */
public final class OutOfBoundsException extends RuntimeException {

  private final String field;
  private final String bounds;

  /**
   * @param field which member of the wish is wrong
   * @param bounds what it has to be, to be read after its name
   */
  public OutOfBoundsException(String field, String bounds) {
    super(field + " " + bounds);
    this.field = field;
    this.bounds = bounds;
  }

  public String field() {
    return field;
  }

  public String bounds() {
    return bounds;
  }
}
