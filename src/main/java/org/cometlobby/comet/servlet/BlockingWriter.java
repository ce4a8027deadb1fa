package org.cometlobby.comet.servlet;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The writer for a server whose writes block until the client reads. Writes on a thread of its own,
 * while there is something to write, and without the stream's monitor, so that no other thread
 * blocks with it. A thread that is blocked by a client returns when the server gives up on the
 * client; until then the response is left alone, even if the stream has ended.
 */
final class BlockingWriter implements ResponseWriter {

  private static final System.Logger LOG = System.getLogger(BlockingWriter.class.getName());

  // A write to a client that reads takes less, even on a busy machine.
  private static final long SLOW_WRITE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final StreamResponse stream;
  private final ServletOutputStream sink;
  private final Executor writers;
  // The number of changes since the writer last looked; 0 when no writer runs.
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicReference<@Nullable Runnable> completion = new AtomicReference<>();
  // The headers must leave even while there is no entry to send.
  private boolean unflushed = true;
  private boolean begun;
  private volatile boolean isWriting;
  private volatile long writingSince;
  private volatile boolean ended;

  BlockingWriter(StreamResponse stream, ServletOutputStream sink, Executor writers) {
    this.stream = stream;
    this.sink = sink;
    this.writers = writers;
  }

  /** The factory of writers that share the threads for blocking writes. */
  record Factory(Workers workers) implements ResponseWriter.Factory {

    @Override
    public ResponseWriter of(StreamResponse stream, ServletOutputStream sink) {
      return new BlockingWriter(stream, sink, workers.writers());
    }

    @Override
    public boolean isFull() {
      return workers.writersAreScarce();
    }
  }

  @Override
  public void open() {
    pump();
  }

  @Override
  public void pump() {
    if (changes.getAndIncrement() == 0) {
      try {
        writers.execute(this::write);
      } catch (RejectedExecutionException e) {
        // The others' clients hold all threads. The client comes back with its cursor.
        changes.set(0);
        gone(e);
      }
    }
  }

  /** Writes until every change is written. Runs on one thread at a time. */
  private void write() {
    int seen;
    do {
      seen = changes.get();
      try {
        writeAll();
      } catch (Throwable t) {
        // Not only IOException: a container may have recycled the response.
        gone(t);
      }
    } while (!changes.compareAndSet(seen, 0));
    complete();
  }

  private void gone(Throwable cause) {
    try {
      stream.gone(cause);
    } catch (Throwable t) {
      // The response must be completed all the same.
      LOG.log(Level.ERROR, "A stream's end failed", t);
    }
  }

  private void writeAll() throws IOException {
    if (!begun) {
      begun = true;
      sink.flush(); // Open Liberty ignores the first one
    }
    while (!ended) {
      byte[] bytes = stream.next();
      if (bytes.length > 0) {
        timed(() -> sink.write(bytes));
        unflushed = true;
      } else if (ended) {
        return; // the client was cut off
      } else if (unflushed) {
        timed(sink::flush);
        unflushed = false;
      } else {
        stream.written();
        return;
      }
    }
  }

  private void timed(Write write) throws IOException {
    writingSince = System.nanoTime();
    isWriting = true;
    try {
      write.run();
    } finally {
      isWriting = false;
    }
  }

  private interface Write {
    void run() throws IOException;
  }

  @Override
  public boolean isBlocked(long nanos) {
    return isWriting && nanos - writingSince >= SLOW_WRITE_NANOS;
  }

  @Override
  public void end(Runnable last) {
    completion.set(last);
    ended = true;
    if (changes.getAndIncrement() == 0) {
      complete();
    }
  }

  private void complete() {
    Runnable last = completion.getAndSet(null);
    if (last != null) {
      last.run();
    }
  }
}
