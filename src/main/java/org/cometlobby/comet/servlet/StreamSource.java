package org.cometlobby.comet.servlet;

import java.util.Optional;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Reader;

/** Where a stream's entries come from, as far as the stream has to tell it something. */
interface StreamSource {

  Journal journal();

  /** Whether the journal holds nothing but states, of which a reader wants the newest. */
  boolean isStateOnly();

  /** The position from which somebody reads on who comes for the first time. */
  long startOffset();

  /** Whether a response may begin before there is a first entry. */
  boolean canBegin();

  /** What the source failed with, if it did. */
  Optional<Throwable> failure();

  /** From now on this reader reads. */
  void attach(Reader reader);

  /** The reader has taken what came up to a number. */
  void consumed(long offset);

  /**
   * The reader reads no more.
   *
   * @param comesBack whether its client is expected again, with a cursor
   */
  void detach(Reader reader, boolean comesBack);

  /** No reader came after all. */
  void releaseIfUnused();
}
