package org.cometlobby.comet.servlet;

import java.util.Optional;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Reader;

/** The source of a stream's entries, and the listener to the stream's reader. */
interface StreamSource {

  Journal journal();

  /** Returns whether the journal holds only states, of which a reader gets the newest. */
  boolean isStateOnly();

  /** Returns the offset after which a new client reads. */
  long startOffset();

  /** Returns whether a response may begin now, even without an entry. */
  boolean canBegin();

  /** Returns the source's failure, if it failed. */
  Optional<Throwable> failure();

  /** Attaches the reader of a new response. */
  void attach(Reader reader);

  /** Notes that the reader has taken the entries up to an offset. */
  void consumed(long offset);

  /**
   * Detaches a reader.
   *
   * @param comesBack whether its client is expected again, with a cursor
   */
  void detach(Reader reader, boolean comesBack);

  /** Releases the source if no reader was attached. */
  void releaseIfUnused();
}
