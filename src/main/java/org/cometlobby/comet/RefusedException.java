package org.cometlobby.comet;

/**
 * A {@link Comet} method's refusal to open a stream, thrown before the first value. The client gets
 * it as a problem response (RFC 9457).
 */
public final class RefusedException extends RuntimeException {

  private final int status;

  /**
   * @param status an HTTP status from 400 to 599
   * @param detail what is wrong and what would help, for whoever reads the response
   * @throws IllegalArgumentException when the status is not that of an error
   */
  public RefusedException(int status, String detail) {
    super(detail);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("A refusal has a status from 400 to 599, not " + status);
    }
    this.status = status;
  }

  public int status() {
    return status;
  }
}
