package org.cometlobby.comet.servlet;

import java.util.Optional;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Reader;

/**
 * A topic's journal, which everybody reads.
 *
 * @param last what is to be done when the stream is over: the bean that named the topic lives as
 *     long as it
 */
record TopicSource(Journal journal, boolean isStateOnly, Runnable last) implements StreamSource {

  @Override
  public long startOffset() {
    return journal.last();
  }

  @Override
  public boolean canBegin() {
    return true;
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.empty();
  }

  @Override
  public void attach(Reader reader) {}

  @Override
  public void consumed(long offset) {}

  @Override
  public void detach(Reader reader, boolean comesBack) {
    last.run();
  }

  @Override
  public void releaseIfUnused() {
    last.run();
  }
}
