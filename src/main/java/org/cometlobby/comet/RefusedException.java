package org.cometlobby.comet;

import java.time.Duration;
import java.util.Optional;

/**
 * A {@link Comet} method's refusal to open a stream, thrown before the first value. The client gets
 * it as a problem response (RFC 9457).
 */
public final class RefusedException extends RuntimeException {

  private final int status;
  private final Optional<Duration> retryAfter;

  /**
   * @param status an HTTP status from 400 to 599
   * @param detail what is wrong and what would help, for the reader of the response
   * @throws IllegalArgumentException when the status is not that of an error
   */
  public RefusedException(int status, String detail) {
    this(status, detail, Optional.empty());
  }

  /**
   * Makes a temporary refusal.
   *
   * @param retryAfter how long the client should wait before another attempt: the response's {@code
   *     Retry-After}
   * @throws IllegalArgumentException when the status is not that of an error
   */
  public RefusedException(int status, String detail, Duration retryAfter) {
    this(status, detail, Optional.of(retryAfter));
  }

  private RefusedException(int status, String detail, Optional<Duration> retryAfter) {
    super(detail);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("A refusal has a status from 400 to 599, not " + status);
    }
    this.status = status;
    this.retryAfter = retryAfter;
  }

  public int status() {
    return status;
  }

  /**
   * Returns how long the client should wait before another attempt; empty if another attempt is of
   * no use.
   */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
