package org.cometlobby.comet.servlet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Cursor;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Invocation;
import org.cometlobby.comet.engine.Reader;
import org.cometlobby.comet.engine.View;
import org.jspecify.annotations.Nullable;

/**
 * The source of a stream that has an invocation of its own, which lives as long as its client
 * reads. The client may change its response meanwhile: if it comes back before the server has
 * noticed that it was gone, its new response takes the invocation over; between two long polls the
 * invocation waits, as a reader of its own, for two heartbeats.
 */
final class InvocationSource implements StreamSource, Reader {

  private final Invocation invocation;
  private final CometMethod method;
  private final String owner;
  private final Runnable last;
  private final Engine engine;
  private final Registry registry;
  private @Nullable Reader current;
  private long waitsSince;

  /**
   * @param owner the name of the caller's principal, empty for an anonymous one: only this caller
   *     may come back to the invocation
   * @param last the action at the end of the invocation
   */
  InvocationSource(
      Invocation invocation,
      CometMethod method,
      String owner,
      Runnable last,
      Engine engine,
      Registry registry) {
    this.invocation = invocation;
    this.method = method;
    this.owner = owner;
    this.last = last;
    this.engine = engine;
    this.registry = registry;
  }

  /** The invocations that clients can come back to. */
  static final class Registry {

    private final Map<String, InvocationSource> byEpoch = new ConcurrentHashMap<>();

    /**
     * Finds the invocation of a cursor, if it still runs, belongs to the caller, and holds the next
     * entry.
     */
    Optional<InvocationSource> find(Cursor cursor, CometMethod method, String owner) {
      return Optional.ofNullable(byEpoch.get(cursor.epoch()))
          .filter(found -> found.method.equals(method) && found.owner.equals(owner))
          .filter(found -> cursor.resumes(found.journal(), View.EVENTS));
    }
  }

  @Override
  public Journal journal() {
    return invocation.journal();
  }

  @Override
  public boolean isStateOnly() {
    return false;
  }

  /**
   * Returns the journal's beginning: the invocation may have sent entries before its reader is
   * there.
   */
  @Override
  public long startOffset() {
    return 0;
  }

  /**
   * Returns whether the invocation has values: a failure before the first value is answered with a
   * problem, not with a stream.
   */
  @Override
  public boolean canBegin() {
    return invocation.hasValues();
  }

  @Override
  public Optional<Throwable> failure() {
    return invocation.failure();
  }

  @Override
  public void consumed(long offset) {
    invocation.consumed(offset);
  }

  @Override
  public void attach(Reader reader) {
    Reader before;
    synchronized (this) {
      before = current;
      current = reader;
    }
    registry.byEpoch.put(journal().epoch(), this);
    if (before == this) {
      engine.leave(journal(), this);
    } else if (before != null) {
      before.abort();
    }
  }

  @Override
  public void detach(Reader reader, boolean comesBack) {
    synchronized (this) {
      if (current != reader) {
        return; // another response has taken over
      }
      current = comesBack ? this : null;
      waitsSince = System.nanoTime();
    }
    if (comesBack) {
      engine.join(journal(), this);
    } else {
      end();
    }
  }

  @Override
  public void releaseIfUnused() {
    synchronized (this) {
      if (current != null) {
        return; // its earlier reader still reads
      }
    }
    end();
  }

  private void end() {
    registry.byEpoch.remove(journal().epoch());
    try {
      invocation.cancel();
    } finally {
      last.run();
    }
  }

  @Override
  public void wake() {
    // It waits for its client, not for entries.
  }

  @Override
  public void tick(long nanos) {
    boolean expired;
    synchronized (this) {
      expired = current == this && nanos - waitsSince > 2 * engine.settings().heartbeat().toNanos();
    }
    if (expired) {
      abort();
    }
  }

  @Override
  public void drain(long afterMillis) {
    abort();
  }

  @Override
  public void abort() {
    engine.leave(journal(), this);
    detach(this, false);
  }

  @Override
  public Optional<String> framing() {
    return Optional.empty();
  }

  @Override
  public long depth() {
    return 0;
  }
}
