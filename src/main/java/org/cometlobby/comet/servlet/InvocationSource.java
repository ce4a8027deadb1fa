package org.cometlobby.comet.servlet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Cursor;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Invocation;
import org.cometlobby.comet.engine.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A run for one client alone, which lives as long as that client reads. It may change its response
 * meanwhile: a client that comes back before the server has noticed that it was gone takes the run
 * over, and between two long polls the run waits, as a reader of its own, for two heartbeats.
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
   * @param owner the caller's name, empty for nobody: only he may come back to the run
   * @param last what is to be done when the run is over
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

  /** The runs that clients can come back to. */
  static final class Registry {

    private final Map<String, InvocationSource> byEpoch = new ConcurrentHashMap<>();

    /** The run that a cursor is of, if it goes on, is the caller's, and holds what comes next. */
    Optional<InvocationSource> find(Cursor cursor, CometMethod method, String owner) {
      return Optional.ofNullable(byEpoch.get(cursor.epoch()))
          .filter(found -> found.method.equals(method) && found.owner.equals(owner))
          .filter(found -> found.journal().holdsAfter(cursor.offset()));
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

  /** The run may have sent something before its reader is there. */
  @Override
  public long startOffset() {
    return 0;
  }

  /** What fails before its first value is to be a problem and no stream. */
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
        return; // somebody has taken over
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
        return; // it has the reader that it had before
      }
    }
    end();
  }

  private void end() {
    registry.byEpoch.remove(journal().epoch());
    invocation.cancel();
    last.run();
  }

  @Override
  public void wake() {
    // It waits for its client, not for entries.
  }

  @Override
  public void tick(long nanos) {
    boolean forgotten;
    synchronized (this) {
      forgotten =
          current == this && nanos - waitsSince > 2 * engine.settings().heartbeat().toNanos();
    }
    if (forgotten) {
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
