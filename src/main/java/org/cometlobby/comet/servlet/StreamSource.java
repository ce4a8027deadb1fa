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
  long newcomer();

  /** Whether a response may begin before there is a first entry. */
  boolean beginsAtOnce();

  /** What the source failed with, if it did. */
  Optional<Throwable> failure();

  /** From now on this reader reads. */
  void attach(Reader reader);

  /** The reader has taken what came up to a number. */
  void taken(long number);

  /**
   * The reader reads no more.
   *
   * @param comesBack whether its client is expected again, with a cursor
   */
  void detach(Reader reader, boolean comesBack);

  /** No reader came after all. */
  void discard();

  /**
   * A topic's journal, which everybody reads.
   *
   * @param last what is to be done when the stream is over: the bean that named the topic lives as
   *     long as it
   */
  record Shared(Journal journal, boolean isStateOnly, Runnable last) implements StreamSource {

    @Override
    public long newcomer() {
      return journal.last();
    }

    @Override
    public boolean beginsAtOnce() {
      return true;
    }

    @Override
    public Optional<Throwable> failure() {
      return Optional.empty();
    }

    @Override
    public void attach(Reader reader) {}

    @Override
    public void taken(long number) {}

    @Override
    public void detach(Reader reader, boolean comesBack) {
      last.run();
    }

    @Override
    public void discard() {
      last.run();
    }
  }
}
