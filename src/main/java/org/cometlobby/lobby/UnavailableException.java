package org.cometlobby.lobby;

import java.time.Duration;

/**
 * A store's failure to commit a change for now, such as on a full disk. The change may be committed
 * later, or never.
 */
public final class UnavailableException extends RuntimeException {

  private final Duration retryAfter;

  public UnavailableException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** Returns how long a client should wait before another attempt. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
