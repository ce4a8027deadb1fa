package org.cometlobby.comet.engine;

import java.util.Optional;

/** The engine's view of an open stream. No method blocks; each may be called from any thread. */
public interface Reader {

  /** Sends the unsent entries: the journal may have new entries. */
  void wake();

  /**
   * Handles a tick of the common timer: sends a heartbeat to a silent stream, cuts off a stalled
   * one.
   *
   * @param nanos the time now, as {@link System#nanoTime()} counts
   */
  void tick(long nanos);

  /**
   * Tells the client when to come back and ends the stream, because the server stops.
   *
   * @param afterMillis how long the client should wait
   */
  void drain(long afterMillis);

  /** Ends the stream at once, without a word to its client. Idempotent. */
  void abort();

  /** Returns the framing's name, for the statistics; empty for a reader without a client. */
  Optional<String> framing();

  /** Returns how many entries wait for the reader, for the statistics. */
  long depth();
}
