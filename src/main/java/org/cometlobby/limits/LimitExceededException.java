package org.cometlobby.limits;

import java.time.Duration;

/** Somebody has come up to a limit. What was wanted has not been done. */
public final class LimitExceededException extends RuntimeException {

  private final String limit;
  private final Duration retryAfter;

  /**
   * @param limit which one, in small letters and hyphens, such as {@code messages}
   * @param detail what there was too much of, and how much there may be
   * @param retryAfter after how long it is worth another try
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

  /** As the header {@code Retry-After} has it: in whole seconds, at least one. */
  public long retryAfterSeconds() {
    return Math.max(1, retryAfter.plusMillis(999).toSeconds());
  }
}
