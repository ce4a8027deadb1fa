package org.cometlobby.limits;

import java.time.Duration;

/** A rejection of a call beyond a limit. The action has not been done. */
public final class LimitExceededException extends RuntimeException {

  private final String limit;
  private final Duration retryAfter;

  /**
   * @param limit the limit's name, in small letters and hyphens, such as {@code messages}
   * @param detail the exceeded limit and its bound, for the client
   * @param retryAfter how long to wait before another attempt
   */
  public LimitExceededException(String limit, String detail, Duration retryAfter) {
    super(detail);
    this.limit = limit;
    this.retryAfter = retryAfter;
  }

  public String limit() {
    return limit;
  }

  public Duration retryAfter() {
    return retryAfter;
  }

  /** Returns the value of the header {@code Retry-After}: whole seconds, at least 1. */
  public long retryAfterSeconds() {
    return Math.max(1, retryAfter.plusMillis(999).toSeconds());
  }
}
