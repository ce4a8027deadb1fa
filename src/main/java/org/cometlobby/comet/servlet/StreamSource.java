package org.cometlobby.comet.servlet;

import java.util.Optional;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Run;

/** Where a stream's entries come from, as far as the stream has to tell it something. */
interface StreamSource {

  Journal journal();

  /** Whether the response begins before there is a first entry. */
  boolean beginsAtOnce();

  /** The stream has taken what came up to a number. */
  void taken(long number);

  /** What the source failed with, if it did. */
  Optional<Throwable> failure();

  /** The stream is over: nobody reads any more. */
  void release();

  /**
   * A topic's journal, which everybody reads.
   *
   * @param stateOnly whether it holds nothing but states
   */
  record Shared(Journal journal, boolean stateOnly, BeanCall call) implements StreamSource {

    @Override
    public boolean beginsAtOnce() {
      return true;
    }

    @Override
    public void taken(long number) {}

    @Override
    public Optional<Throwable> failure() {
      return Optional.empty();
    }

    @Override
    public void release() {
      call.close();
    }
  }

  /**
   * A run for this stream alone, which may fail before its first entry and answer a problem.
   *
   * @param last what is to be done when the stream is over
   */
  record Own(Run run, Runnable last) implements StreamSource {

    @Override
    public Journal journal() {
      return run.journal();
    }

    @Override
    public boolean beginsAtOnce() {
      return run.journal().last() > 0;
    }

    @Override
    public void taken(long number) {
      run.taken(number);
    }

    @Override
    public Optional<Throwable> failure() {
      return run.failure();
    }

    @Override
    public void release() {
      run.cancel();
      last.run();
    }
  }
}
