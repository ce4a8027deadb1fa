package org.cometlobby.comet.servlet;

import java.time.Duration;

/**
 * The moments of one stream's heartbeats: groups of beats, one group for each interval. A client
 * that has gone is noticed by a failing write alone, which on Payara is the third after the end of
 * the connection; a group notices it within one interval. The groups don't ask whether the stream
 * was silent, because three events may take long to come.
 */
final class Heartbeats {

  private static final long BETWEEN_BEATS = Duration.ofSeconds(1).toNanos();

  private final long interval;
  private final int beats;
  private long next;
  private int left;

  /**
   * @param beats the beats of a group, a second apart; a short interval has one beat
   * @param nanos the time, as {@link System#nanoTime} tells it
   */
  Heartbeats(Duration interval, int beats, long nanos) {
    this.interval = interval.toNanos();
    this.beats = beats * BETWEEN_BEATS > this.interval ? 1 : beats;
    this.left = this.beats;
    this.next = nanos + this.interval;
  }

  /** Returns whether a beat is due, and counts it then. */
  boolean isDue(long nanos) {
    if (nanos - next < 0) {
      return false;
    }
    left--;
    if (left > 0) {
      next = nanos + BETWEEN_BEATS;
    } else {
      left = beats;
      next = nanos + interval - (beats - 1) * BETWEEN_BEATS;
    }
    return true;
  }
}
