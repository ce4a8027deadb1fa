package org.cometlobby.comet.servlet;

import java.util.Optional;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Reader;

/**
 * A topic's journal, which all its subscribers read.
 *
 * @param last the action at the end of the stream: the bean that chose the topic lives as long as
 *     the stream
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
