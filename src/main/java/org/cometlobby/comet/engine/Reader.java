package org.cometlobby.comet.engine;

import java.util.Optional;

/** An open stream, as the engine sees it. No method blocks; each may come from any thread. */
public interface Reader {

  /** There may be something new in the journal: send what can be sent. */
  void wake();

  /**
   * A tick of the common timer: keep a silent stream alive, cut off a stalled one.
   *
   * @param nanos now, as {@link System#nanoTime()} counts
   */
  void tick(long nanos);

  /**
   * The server stops: tell the client when to come back, and end.
   *
   * @param afterMillis how long the client shall wait
   */
  void drain(long afterMillis);

  /** End at once: there is no more time to be polite. Idempotent. */
  void abort();

  /** For the statistics: the framing's name, empty for what is no client's stream. */
  Optional<String> framing();

  /** For the statistics: how many entries wait for it. */
  long depth();
}
