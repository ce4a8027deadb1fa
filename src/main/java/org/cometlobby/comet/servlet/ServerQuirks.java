package org.cometlobby.comet.servlet;

import jakarta.servlet.ServletContext;

/**
 * What a server does otherwise than the others.
 *
 * @param flushBlocks Open Liberty (26.0.0.3): with a WriteListener, flush() still waits on the
 *     calling thread until the client has taken everything, so that few clients that don't read
 *     stall all others. Only a write that fills the response's buffer goes out without waiting. So
 *     there the buffer is as small as can be, every write goes out by itself, and nothing is
 *     flushed. (A write that can't be completed at once marks the stream as not ready only after it
 *     has been handed over; if its completion overtakes that, onWritePossible never comes. The
 *     stall timeout ends such a stream, and its client goes on from its cursor.)
 */
record ServerQuirks(boolean flushBlocks) {

  /** The response's buffer in bytes, where every write shall go out by itself. */
  static final int NO_BUFFER = 1;

  static ServerQuirks of(ServletContext context) {
    // So Open Liberty names itself.
    return new ServerQuirks(context.getServerInfo().contains("SMF WebContainer"));
  }
}
