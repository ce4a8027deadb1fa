package org.cometlobby.comet.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cometlobby.comet.Journal;

/**
 * From one journal to its readers. A change starts a pass over all readers, in which each sends
 * whatever it has not sent yet; changes that come during a pass are one more pass, however many
 * they are. So a burst is one write for each reader, and the publisher waits for nobody.
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
   * @return whether this was the last one
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
      try {
        executor.execute(this::pass);
      } catch (RejectedExecutionException e) {
        // Draining: every reader gets its end from there.
        changes.set(0);
      }
    }
  }

  private void pass() {
    int seen;
    do {
      seen = changes.get();
      readers.forEach(reader -> Readers.guarded(reader, Reader::wake));
    } while (!changes.compareAndSet(seen, 0));
  }
}
