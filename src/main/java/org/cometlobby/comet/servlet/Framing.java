package org.cometlobby.comet.servlet;

import org.cometlobby.comet.Entry;

/** How one response is written: from entries to bytes. One object for each response. */
interface Framing {

  /** The response's Content-Type. */
  String contentType();

  /** What the response begins with; may be empty. */
  byte[] opening();

  /**
   * One entry, complete: whoever has read these bytes can show it.
   *
   * @param cursor the entry's cursor
   */
  byte[] entry(Entry entry, String cursor);

  /**
   * A sign of life that no client hands to its user.
   *
   * @param cursor where the stream is
   */
  byte[] heartbeat(String cursor);

  /** The advice to come back after so many milliseconds. */
  byte[] reconnect(long afterMillis);

  /**
   * The end of a stream that won't go on.
   *
   * @param cursor where the stream ended
   */
  byte[] closing(String cursor);
}
