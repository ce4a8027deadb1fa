package org.cometlobby.comet;

/**
 * One client's stream, as its method sees it: take it as a parameter of a {@link Comet} method to
 * know how long somebody reads, or to end that one stream. Usable from any thread.
 */
public interface Subscriber {

  /**
   * Asks to be told once the stream has ended, whoever ended it; at once if it has. A client that
   * vanishes is noticed by the next heartbeats. Comes on a thread of the library's, so it shall not
   * block.
   */
  void onEnd(Runnable action);

  /**
   * Ends the stream as soon as the client has what there is by now. The end is clean: {@code
   * comet.js} does not come back.
   */
  void end();

  /** Whether the client polls: its stream ends with each answer, and is expected again at once. */
  boolean polls();
}
