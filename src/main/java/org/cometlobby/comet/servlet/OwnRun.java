package org.cometlobby.comet.servlet;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.engine.Cursor;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Reader;
import org.cometlobby.comet.engine.Run;
import org.jspecify.annotations.Nullable;

/**
 * A run for one client alone, which lives as long as that client reads. It may change its response
 * meanwhile: a client that comes back before the server has noticed that it was gone takes the run
 * over, and between two long polls the run waits, as a reader of its own, for two heartbeats.
 */
final class OwnRun implements StreamSource, Reader {

  private final Run run;
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
  OwnRun(
      Run run, CometMethod method, String owner, Runnable last, Engine engine, Registry registry) {
    this.run = run;
    this.method = method;
    this.owner = owner;
    this.last = last;
    this.engine = engine;
    this.registry = registry;
  }

  /** The runs that clients can come back to. */
  static final class Registry {

    private final Map<String, OwnRun> byLife = new ConcurrentHashMap<>();

    /** The run that a cursor is of, if it goes on, is the caller's, and holds what comes next. */
    Optional<OwnRun> find(Cursor cursor, CometMethod method, String owner) {
      return Optional.ofNullable(byLife.get(cursor.life()))
          .filter(found -> found.method.equals(method) && found.owner.equals(owner))
          .filter(found -> found.journal().holdsAfter(cursor.number()));
    }
  }

  @Override
  public Journal journal() {
    return run.journal();
  }

  @Override
  public boolean isStateOnly() {
    return false;
  }

  /** The run may have sent something before its reader is there. */
  @Override
  public long newcomer() {
    return 0;
  }

  /** What fails before its first value is to be a problem and no stream. */
  @Override
  public boolean beginsAtOnce() {
    return run.hasValues();
  }

  @Override
  public Optional<Throwable> failure() {
    return run.failure();
  }

  @Override
  public void taken(long number) {
    run.taken(number);
  }

  @Override
  public void attach(Reader reader) {
    Reader before;
    synchronized (this) {
      before = current;
      current = reader;
    }
    registry.byLife.put(journal().life(), this);
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
  public void discard() {
    synchronized (this) {
      if (current != null) {
        return; // it has the reader that it had before
      }
    }
    end();
  }

  private void end() {
    registry.byLife.remove(journal().life());
    run.cancel();
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
