package org.cometlobby.comet.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/**
 * The writer for a server with non-blocking writes. Writes on the thread that publishes, while the
 * container is ready, and otherwise when the container calls. Guarded by the stream's monitor.
 */
final class NonBlockingWriter implements ResponseWriter, WriteListener {

  private final StreamResponse stream;
  private final ServletOutputStream sink;
  // Whether the container allows writing: its first onWritePossible has come.
  private boolean writable;
  // Whether the container was not ready, and so will call onWritePossible.
  private boolean blocked;
  // The headers must leave even while there is no entry to send.
  private boolean unflushed = true;
  private boolean ended;

  NonBlockingWriter(StreamResponse stream, ServletOutputStream sink) {
    this.stream = stream;
    this.sink = sink;
  }

  @Override
  public void open() {
    sink.setWriteListener(this);
  }

  @Override
  public void onWritePossible() {
    synchronized (stream) {
      writable = true;
      blocked = false;
      pump();
    }
  }

  @Override
  public void pump() {
    if (!writable || blocked) {
      return;
    }
    try {
      while (!ended) {
        if (!sink.isReady()) {
          blocked = true;
          return;
        }
        byte[] bytes = stream.next();
        if (bytes.length > 0) {
          sink.write(bytes);
          unflushed = true;
        } else if (ended) {
          return; // the response is over, and may have been recycled
        } else if (unflushed) {
          sink.flush();
          unflushed = false;
        } else {
          stream.written();
          return;
        }
      }
    } catch (Throwable t) {
      // Not only IOException: a container may have recycled the response.
      stream.gone(t);
    }
  }

  @Override
  public boolean isBlocked(long nanos) {
    return blocked;
  }

  @Override
  public void end(Runnable completion) {
    ended = true;
    completion.run();
  }

  @Override
  public void onError(Throwable t) {
    stream.gone(t);
  }
}
