package org.cometlobby.comet.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cometlobby.comet.Journal;

/**
 * The fan-out of one journal to its readers. A change starts a pass over all readers, in which each
 * sends its unsent entries; all changes during a pass are one more pass. So a burst of changes is
 * one write per reader, and the publisher waits for no reader.
 */
final class Channel {

  private final Journal journal;
  private final Executor executor;
  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger changes = new AtomicInteger();
  private final Runnable listener = this::changed;

  Channel(Journal journal, Executor executor) {
    this.journal = journal;
    this.executor = executor;
  }

  void add(Reader reader) {
    if (readers.isEmpty()) {
      journal.onChange(listener);
    }
    readers.add(reader);
  }

  /**
   * Removes a reader.
   *
   * @return whether it was the last one
   */
  boolean remove(Reader reader) {
    readers.remove(reader);
    if (readers.isEmpty()) {
      journal.removeListener(listener);
      return true;
    }
    return false;
  }

  Stream<Reader> readers() {
    return readers.stream();
  }

  private void changed() {
    if (changes.getAndIncrement() == 0) {
      start();
    }
  }

  /** Starts a pass. If that fails, the next change tries again. */
  private void start() {
    boolean started = false;
    try {
      executor.execute(this::pass);
      started = true;
    } catch (RejectedExecutionException e) {
      // Draining: the drain ends every reader.
    } finally {
      if (!started) {
        changes.set(0);
      }
    }
  }

  /** Wakes all readers. Changes meanwhile are one more pass, even if this one fails. */
  private void pass() {
    int seen = changes.get();
    try {
      readers.forEach(reader -> Readers.guarded(reader, Reader::wake));
    } finally {
      if (!changes.compareAndSet(seen, 0)) {
        start();
      }
    }
  }
}
