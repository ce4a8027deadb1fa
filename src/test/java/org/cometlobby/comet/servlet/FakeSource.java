package org.cometlobby.comet.servlet;

import java.util.Optional;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Reader;

/** A shared source that counts the readers that left. */
final class FakeSource implements StreamSource {

  private final Journal journal;
  int detached;
  boolean comesBack;
  Runnable atDetach = () -> {};

  FakeSource(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public boolean isStateOnly() {
    return false;
  }

  @Override
  public long startOffset() {
    return 0;
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
    detached++;
    this.comesBack = comesBack;
    atDetach.run();
  }

  @Override
  public void releaseIfUnused() {}
}
