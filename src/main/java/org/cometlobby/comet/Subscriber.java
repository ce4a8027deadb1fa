package org.cometlobby.comet;

import java.util.function.Predicate;
import org.cometlobby.multipart.Part;

/**
 * One client's stream, seen from its method: take it as a parameter of a {@link Comet} method to be
 * told of the stream's end, or to end that one stream. Usable from any thread.
 */
public interface Subscriber {

  /**
   * Registers an action that runs once when the stream has ended, for any reason; at once if it has
   * ended already. A client that vanishes without a word is noticed by the next heartbeats. The
   * action runs on a thread of the library and must not block.
   */
  void onEnd(Runnable action);

  /**
   * Ends the stream as soon as the client has the entries published so far. The end is clean:
   * {@code comet.js} does not reconnect.
   */
  void end();

  /**
   * Ends the stream after the first entry that passes a test, of those that the client comes to,
   * not of those behind its snapshot; a client that reads the state gets the newest state instead.
   * Its cursor says so, too: a client that asks again with it gets no stream, but 204. To be called
   * before the method returns.
   */
  void endAfter(Predicate<Entry> test);

  /**
   * Ends the stream as {@link #end()} does, with a last event for this client alone that says why.
   * Its cursor says so, too, as that of {@link #endAfter}.
   *
   * @param event the event's name
   * @param part the event's data
   */
  void endWith(String event, Part part);

  /**
   * Returns whether the client polls: its stream ends with each answer, and the next request
   * follows at once.
   */
  boolean polls();

  /** Returns whether the client polls and has got its answer, and so will ask again. */
  boolean answered();

  /** Returns the client's address, as {@code ServletRequest.getRemoteAddr} names it. */
  String address();
}
