package org.cometlobby.comet.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Reader;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.comet.engine.Subscription.OverrunException;
import org.jspecify.annotations.Nullable;

/**
 * One open stream: begins when its source allows, is kept alive, ends. Holds no thread while it has
 * nothing to write. Guarded by its monitor, and never blocks while holding it. The response is
 * touched only between begin and end: containers recycle it after its completion.
 */
final class StreamResponse implements Reader, AsyncListener {

  private static final System.Logger LOG = System.getLogger(StreamResponse.class.getName());
  private static final byte[] NOTHING = {};

  private final Engine engine;
  private final AsyncContext async;
  private final ResponseWriter.Factory writers;
  private final Subscription subscription;
  private final StreamSource source;
  private final Framing framing;
  private final StreamContent content;
  private final String name;
  private final StreamSubscriber subscriber;

  private @Nullable ResponseWriter writer;
  private boolean over;
  // A long poll answers once: with the entries that are there, or empty at this time.
  private final boolean isPoll;
  private final long deadline;
  private final Heartbeats heartbeats;
  private long lastWrite = System.nanoTime();

  /**
   * @param writers makes the response's writer
   */
  StreamResponse(
      Engine engine, AsyncContext async, ResponseWriter.Factory writers, StreamSpec spec) {
    this.engine = engine;
    this.async = async;
    this.writers = writers;
    this.subscription = spec.subscription();
    this.source = spec.source();
    this.framing = spec.framing();
    this.content = new StreamContent(subscription, source, framing, engine.counters());
    this.name = spec.name();
    this.subscriber = spec.subscriber();
    this.isPoll = framing.kind() == FramingKind.POLL;
    this.deadline = lastWrite + spec.pollWait().toNanos();
    this.heartbeats = new Heartbeats(engine.settings().heartbeat(), framing.beats(), lastWrite);
  }

  /** Starts to read the source. */
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
    if (writer != null) {
      if (writer.isBlocked(System.nanoTime())) {
        cutOffIfTooFarBehind();
      } else {
        writer.pump();
      }
    } else if (shouldBegin(System.nanoTime())) {
      begin();
    } else if (subscription.journal().isClosed()) {
      source.failure().ifPresentOrElse(failure -> refuse(Refusals.of(failure)), this::begin);
    }
  }

  private boolean shouldBegin(long now) {
    if (isPoll && now - deadline >= 0) {
      content.requestAnswer();
      return true;
    }
    return source.canBegin() && (!isPoll || subscription.depth() > 0);
  }

  /** Sends the headers and the first bytes. */
  private void begin() {
    try {
      HttpServletResponse response = (HttpServletResponse) async.getResponse();
      // The whole type, as a header: the container's methods would put a charset after the
      // boundary.
      response.setHeader("Content-Type", framing.contentType());
      response.setHeader("Cache-Control", "no-store, no-transform");
      response.setHeader("X-Accel-Buffering", "no");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.addHeader("Vary", "Accept"); // an application's filter may have its own
      writer = writers.of(this, response.getOutputStream());
      writer.open();
    } catch (IOException | RuntimeException e) {
      gone(e);
    }
  }

  /** Returns all bytes that are due, as one array, to the writer; empty if there are none. */
  synchronized byte[] next() {
    if (over) {
      return NOTHING;
    }
    try {
      byte[] bytes = content.next();
      if (bytes.length > 0) {
        lastWrite = System.nanoTime();
      }
      return bytes;
    } catch (OverrunException e) {
      cutOff(e.getMessage());
      return NOTHING;
    }
  }

  /** Notes that all bytes have left. */
  synchronized void written() {
    if (content.isEnded()) {
      subscriber.noteAnswer();
      end();
    }
  }

  private void cutOffIfTooFarBehind() {
    if (subscription.depth() > engine.settings().queue() && source.canBegin()) {
      cutOff("reads nothing and is " + subscription.depth() + " events behind");
    }
  }

  /** Ends a slow client's stream; the client's cursor brings it back, to a snapshot if need be. */
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
    if (writer != null && writer.isBlocked(nanos)) {
      if (nanos - lastWrite >= engine.settings().stall().toNanos()) {
        cutOff("has read nothing for " + engine.settings().stall());
      }
    } else if (isPoll && nanos - deadline >= 0) {
      content.requestAnswer();
      write();
    } else if (heartbeats.isDue(nanos)) {
      content.requestHeartbeat();
      write();
    }
  }

  private void write() {
    if (writer == null) {
      begin();
    } else {
      writer.pump();
    }
  }

  @Override
  public synchronized void drain(long afterMillis) {
    if (over) {
      return;
    }
    if (writer != null || isPoll) {
      content.requestReconnect(afterMillis);
      write();
    } else {
      refuse(Refusals.draining(afterMillis));
    }
  }

  /**
   * Ends the stream once its client has the entries published so far.
   *
   * @param how ends the subscription
   */
  synchronized void finish(Consumer<Subscription> how) {
    how.accept(subscription);
    wake();
    if (!over && writer == null) {
      begin();
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
      LOG.log(Level.DEBUG, "The client was gone before its refusal", e);
    }
    end();
  }

  /** Ends the stream because the client has gone, or the container took the response away. */
  synchronized void gone(Throwable cause) {
    LOG.log(Level.DEBUG, "A stream's client has gone", cause);
    end();
  }

  /** Ends the stream, whatever the reason. Idempotent. */
  private void end() {
    if (over) {
      return;
    }
    over = true;
    ResponseWriter last = writer;
    writer = null;
    try {
      engine.leave(source.journal(), this);
      // The entries that a long poll has not seen go to the next one. The invocation may have ended
      // since the answer was written, and the answer says that there is more to come.
      source.detach(this, isPoll && !content.endAnnounced());
    } finally {
      // Also after a failure the client must learn of the end, and the method's subscriber, too.
      subscriber.ended();
      if (last == null) {
        complete();
      } else {
        last.end(this::complete);
      }
    }
  }

  private void complete() {
    try {
      async.complete();
    } catch (RuntimeException e) {
      // Payara completes by itself after a failed write, and throws here.
      LOG.log(Level.DEBUG, "Was complete already", e);
    }
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
