package org.cometlobby.comet.servlet;

import jakarta.servlet.ServletOutputStream;

/**
 * The writer of an open stream's bytes. Takes them from the stream when the client can read them
 * and holds none back, so that all waiting entries leave in one write.
 */
interface ResponseWriter {

  /** Starts to write the stream's bytes. Called once. */
  void open();

  /**
   * Writes the bytes that the stream may have now. Never blocks; called with the stream's monitor
   * held.
   */
  void pump();

  /**
   * Returns whether the client doesn't read.
   *
   * @param nanos the time now, as {@link System#nanoTime()} counts
   */
  boolean isBlocked(long nanos);

  /**
   * Ends the writing.
   *
   * @param completion completes the response, which must not happen during a write
   */
  void end(Runnable completion);

  /** A factory for the writers that fit a server. */
  interface Factory {

    ResponseWriter of(StreamResponse stream, ServletOutputStream sink);

    /** Returns whether so many clients don't read that no stream can be opened now. */
    default boolean isFull() {
      return false;
    }

    /**
     * Returns the factory that fits a server.
     *
     * @param serverInfo the name that the server gives itself
     */
    static Factory fitting(String serverInfo, Workers workers) {
      // Open Liberty, whose name has these words, blocks in writes even to a stream with a
      // WriteListener (seen in 26.0.0.3): isReady() is always true, and write() and flush() wait
      // until the client has read. Its class HttpOutputStreamEE7 has a method that doesn't block,
      // but it is never called, because it is private and so is the blocking one of the superclass.
      return serverInfo.contains("WebSphere Liberty")
          ? new BlockingWriter.Factory(workers)
          : NonBlockingWriter::new;
    }
  }
}
