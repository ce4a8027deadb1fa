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
  // So many entries are gathered for one write at the most: a bound for the buffer.
  private static final int BATCH = 512;

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
  private long lastWrite = System.nanoTime();

  /**
   * @param name for the log: what the stream is of
   */
  StreamResponse(
      Engine engine,
      AsyncContext async,
      Subscription subscription,
      StreamSource source,
      Framing framing,
      String name) {
    this.engine = engine;
    this.async = async;
    this.subscription = subscription;
    this.source = source;
    this.framing = framing;
    this.name = name;
  }

  /** Starts to read. */
  void start() {
    async.setTimeout(0); // 30 s is the default everywhere: our own timer decides
    async.addListener(this);
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
    } else if (source.beginsAtOnce() || subscription.journal().isClosed()) {
      Optional<Throwable> failure = source.failure();
      if (failure.isPresent() && !source.beginsAtOnce()) {
        refuse(Refusals.of(failure.get()));
      } else {
        begin();
      }
    }
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
      LOG.log(Level.INFO, "{0}: a reader {1} and is cut off", name, e.getMessage());
      end();
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
    List<Entry> entries = subscription.take(BATCH);
    for (Entry entry : entries) {
      bytes.writeBytes(framing.entry(entry, subscription.cursor(entry.number())));
    }
    if (!entries.isEmpty()) {
      source.taken(entries.get(entries.size() - 1).number());
    } else if (beatDue) {
      bytes.writeBytes(framing.heartbeat(subscription.cursor()));
    }
    beatDue = false;
    if (advice >= 0) {
      bytes.writeBytes(framing.reconnect(advice));
      ending = true;
    }
    if (subscription.atEnd()) {
      ending = true;
    }
    if (ending) {
      bytes.writeBytes(framing.closing(subscription.cursor()));
    }
    return bytes.toByteArray();
  }

  private void cutOffIfTooFarBehind() {
    if (subscription.depth() > engine.settings().queue() && source.beginsAtOnce()) {
      LOG.log(
          Level.INFO,
          "{0}: a reader that reads nothing is {1} events behind and is cut off",
          name,
          subscription.depth());
      end();
    }
  }

  @Override
  public synchronized void tick(long nanos) {
    if (over) {
      return;
    }
    long silent = nanos - lastWrite;
    if (blocked && silent >= engine.settings().stall().toNanos()) {
      LOG.log(
          Level.INFO,
          "{0}: a reader that reads nothing for {1} is cut off",
          name,
          engine.settings().stall());
      end();
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
    if (out == null) {
      refuse(Refusals.draining(afterMillis));
      return;
    }
    advice = afterMillis;
    pump();
  }

  @Override
  public synchronized void abort() {
    end();
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
    source.release();
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
