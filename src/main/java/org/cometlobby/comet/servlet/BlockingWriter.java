package org.cometlobby.comet.servlet;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * For a server whose writes wait for the client: writes on a thread of its own, as long as there is
 * something to write, and without the stream's monitor, so that nobody else waits with it. A thread
 * that waits for a client comes back when the server gives up on the client; until then the
 * response is left alone, even if the stream has ended.
 */
final class BlockingWriter implements ResponseWriter {

  // A write to a client that reads is over sooner, even on a busy machine.
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private final StreamResponse stream;
  private final ServletOutputStream sink;
  private final Executor writers;
  // What came since the writer last looked; 0 when there is no writer.
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicReference<@Nullable Runnable> completion = new AtomicReference<>();
  // The headers shall leave even if there is nothing to say yet.
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
        changes.set(0);
        stream.gone(e);
      }
    }
  }

  /** The one writer: it ends when it has seen every change. */
  private void write() {
    int seen;
    do {
      seen = changes.get();
      try {
        writeAll();
      } catch (Throwable t) {
        // Not only IOException: a container may have recycled what we write to.
        stream.gone(t);
      }
    } while (!changes.compareAndSet(seen, 0));
    complete();
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
        return; // the client is given up
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
    return isWriting && nanos - writingSince >= PATIENCE;
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
