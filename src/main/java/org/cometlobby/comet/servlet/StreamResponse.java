package org.cometlobby.comet.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Reader;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.comet.engine.Subscription.OverrunException;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: writes what its subscription has whenever the container can take it, and holds
 * no thread in between. All that is waiting leaves in one write.
 *
 * <p>Its monitor guards it; it never blocks while holding it. The response is touched only between
 * the begin and the end: after its completion containers recycle it.
 */
final class StreamResponse implements Reader, WriteListener, AsyncListener {

  private static final System.Logger LOG = System.getLogger(StreamResponse.class.getName());
  // What is gathered for one write: about so many bytes, looked at after so many entries.
  private static final int BATCH_BYTES = 64 * 1_024;
  private static final int BATCH_ENTRIES = 64;

  private final Engine engine;
  private final AsyncContext async;
  private final Subscription subscription;
  private final StreamSource source;
  private final Framing framing;
  private final String name;

  private @Nullable ServletOutputStream out;
  // The container allows writing: its first onWritePossible has come.
  private boolean writable;
  // It said that it can't take more for now and will call onWritePossible.
  private boolean blocked;
  private boolean opened;
  private boolean unflushed;
  private boolean beatDue;
  private boolean ending;
  private boolean over;
  private long advice = -1;
  // A long poll answers once: with what there is, or when this moment has come.
  private final boolean isPoll;
  private final long deadline;
  private long lastWrite = System.nanoTime();

  /**
   * @param wait how long a long poll waits for a first entry
   * @param name for the log: what the stream is of
   */
  StreamResponse(
      Engine engine,
      AsyncContext async,
      Subscription subscription,
      StreamSource source,
      Framing framing,
      Duration wait,
      String name) {
    this.engine = engine;
    this.async = async;
    this.subscription = subscription;
    this.source = source;
    this.framing = framing;
    this.name = name;
    this.isPoll = framing.kind() == FramingKind.POLL;
    this.deadline = lastWrite + wait.toNanos();
  }

  /** Starts to read. */
  void start() {
    async.setTimeout(0); // 30 s is the default everywhere: our own timer decides
    async.addListener(this);
    source.attach(this);
    engine.join(source.journal(), this);
    wake();
  }

  @Override
  public synchronized void wake() {
    if (over) {
      return;
    }
    if (out != null) {
      pump();
    } else if (shallBegin(System.nanoTime())) {
      begin();
    } else if (subscription.journal().isClosed()) {
      source.failure().ifPresentOrElse(failure -> refuse(Refusals.of(failure)), this::begin);
    }
  }

  private boolean shallBegin(long now) {
    return isPoll
        ? (source.beginsAtOnce() && subscription.depth() > 0) || now - deadline >= 0
        : source.beginsAtOnce();
  }

  /** The stream's headers and the first bytes. */
  private void begin() {
    try {
      HttpServletResponse response = (HttpServletResponse) async.getResponse();
      // Whole and by hand: the container's own ways would put a charset after the boundary.
      response.setHeader("Content-Type", framing.contentType());
      response.setHeader("Cache-Control", "no-store, no-transform");
      response.setHeader("X-Accel-Buffering", "no");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Vary", "Accept");
      out = response.getOutputStream();
      unflushed = true; // the headers shall leave even if there is nothing to say yet
      out.setWriteListener(this);
    } catch (IOException | RuntimeException e) {
      gone(e);
    }
  }

  @Override
  public synchronized void onWritePossible() {
    writable = true;
    blocked = false;
    pump();
  }

  /** Writes until there is nothing left or the container says stop. */
  private void pump() {
    ServletOutputStream sink = out;
    if (over || !writable || sink == null) {
      return;
    }
    if (blocked) {
      cutOffIfTooFarBehind();
      return;
    }
    try {
      while (true) {
        if (!sink.isReady()) {
          blocked = true;
          return;
        }
        byte[] bytes = ending ? new byte[0] : next();
        if (bytes.length > 0) {
          sink.write(bytes);
          lastWrite = System.nanoTime();
          unflushed = true;
        } else if (unflushed) {
          sink.flush();
          unflushed = false;
        } else {
          if (ending) {
            end();
          }
          return;
        }
      }
    } catch (OverrunException e) {
      cutOff(e.getMessage());
    } catch (Throwable t) {
      // Not only IOException: a container may have recycled what we write to.
      gone(t);
    }
  }

  /** Everything that is due, as one array; empty if nothing is. */
  private byte[] next() throws OverrunException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    if (!opened) {
      opened = true;
      bytes.writeBytes(framing.opening());
    }
    if (!gather(bytes) && beatDue) {
      bytes.writeBytes(framing.heartbeat(subscription.cursor()));
    }
    beatDue = false;
    if (advice >= 0) {
      bytes.writeBytes(framing.reconnect(advice));
      ending = true;
    }
    if (subscription.atEnd() || isPoll) {
      ending = true;
    }
    if (ending) {
      bytes.writeBytes(framing.closing(subscription.cursor()));
    }
    return bytes.toByteArray();
  }

  /**
   * Gathers what the subscription has.
   *
   * @return whether there was anything
   */
  private boolean gather(ByteArrayOutputStream bytes) throws OverrunException {
    boolean any = false;
    while (bytes.size() < BATCH_BYTES) {
      List<Entry> entries = subscription.take(BATCH_ENTRIES);
      if (entries.isEmpty()) {
        break;
      }
      any = true;
      for (Entry entry : entries) {
        framing.entry(entry, subscription::cursor, bytes);
      }
      source.taken(entries.get(entries.size() - 1).number());
      engine.counters().delivered(entries.size());
    }
    return any;
  }

  private void cutOffIfTooFarBehind() {
    if (subscription.depth() > engine.settings().queue() && source.beginsAtOnce()) {
      cutOff("reads nothing and is " + subscription.depth() + " events behind");
    }
  }

  /** Its cursor brings the client back, to a snapshot if need be. */
  private void cutOff(@Nullable String reason) {
    LOG.log(Level.INFO, "{0}: a reader {1}; it is cut off", name, reason);
    engine.counters().cutOff();
    end();
  }

  @Override
  public synchronized void tick(long nanos) {
    if (over) {
      return;
    }
    if (isPoll) {
      if (out == null && shallBegin(nanos)) {
        begin();
      }
      return;
    }
    long silent = nanos - lastWrite;
    if (blocked && silent >= engine.settings().stall().toNanos()) {
      cutOff("has read nothing for " + engine.settings().stall());
    } else if (!blocked && silent >= engine.settings().heartbeat().toNanos()) {
      beatDue = true;
      if (out == null) {
        begin();
      } else {
        pump();
      }
    }
  }

  @Override
  public synchronized void drain(long afterMillis) {
    if (over) {
      return;
    }
    advice = afterMillis;
    if (out != null) {
      pump();
    } else if (isPoll) {
      begin();
    } else {
      refuse(Refusals.draining(afterMillis));
    }
  }

  @Override
  public synchronized void abort() {
    end();
  }

  @Override
  public Optional<String> framing() {
    return Optional.of(framing.kind().parameter());
  }

  @Override
  public synchronized long depth() {
    return subscription.depth();
  }

  private void refuse(Problem problem) {
    try {
      problem.writeTo((HttpServletResponse) async.getResponse());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "Nobody was there to be refused", e);
    }
    end();
  }

  /** The client has gone, or the container took the response away. */
  private void gone(Throwable cause) {
    LOG.log(Level.DEBUG, "A stream''s client has gone", cause);
    end();
  }

  /** The one way out, taken once. */
  private void end() {
    if (over) {
      return;
    }
    over = true;
    out = null;
    engine.leave(source.journal(), this);
    // What a long poll has not seen of its run it gets with the next one.
    source.detach(this, isPoll && !subscription.atEnd());
    try {
      async.complete();
    } catch (RuntimeException e) {
      // Payara completes by itself after a failed write, and says so with an exception.
      LOG.log(Level.DEBUG, "Was complete already", e);
    }
  }

  @Override
  public synchronized void onError(Throwable t) {
    gone(t);
  }

  @Override
  public synchronized void onError(AsyncEvent event) {
    gone(event.getThrowable());
  }

  @Override
  public synchronized void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public synchronized void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
