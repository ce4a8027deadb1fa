package org.cometlobby.comet.servlet;

import jakarta.servlet.ServletOutputStream;

/**
 * What an open stream's bytes go out through. It takes them from the stream when its client can
 * have them, and holds none back, so that whatever is waiting leaves in one write.
 */
interface ResponseWriter {

  /** Begins to write what the stream has. Called once. */
  void open();

  /** There may be something to write. Never blocks; the stream's monitor is held. */
  void pump();

  /**
   * Whether the client takes nothing.
   *
   * @param nanos now, as {@link System#nanoTime()} counts
   */
  boolean isBlocked(long nanos);

  /**
   * Nothing more is to be written.
   *
   * @param completion completes the response, which must not happen during a write
   */
  void end(Runnable completion);

  /** How a server's responses are written to. */
  interface Factory {

    ResponseWriter of(StreamResponse stream, ServletOutputStream sink);

    /**
     * The way that fits a server.
     *
     * @param serverInfo how it names itself
     */
    static Factory fitting(String serverInfo, Workers workers) {
      // Open Liberty, which names itself so, writes blockingly even to a stream with a
      // WriteListener (seen in 26.0.0.3): isReady() is always true, and write() and flush() wait
      // until the client has read. Its class HttpOutputStreamEE7 has a method that doesn't, but
      // nothing calls it, because it is private and so is the blocking one of the superclass.
      return serverInfo.contains("WebSphere Liberty")
          ? (stream, sink) -> new BlockingWriter(stream, sink, workers.writers())
          : NonBlockingWriter::new;
    }
  }
}
