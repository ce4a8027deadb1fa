package org.cometlobby.comet;

import java.security.Principal;
import java.util.Optional;

/**
 * The application's limit of open streams: a CDI bean of this type is asked before each stream of
 * every {@link Comet} method. Without such a bean the streams of each address are counted, as
 * {@code ServletRequest.getRemoteAddr} names it, so an application behind a proxy needs a bean or a
 * filter that knows the client's own address.
 */
public interface StreamGate {

  /**
   * Admits a stream, on the thread of its request. A client that comes back to its invocation of a
   * method, as between two long polls, keeps the place of that invocation, and the gate is not
   * asked again.
   *
   * @return gives the place back; run once, when the stream has ended, and so has the invocation of
   *     a method that was invoked for this stream alone; must not block
   * @throws RefusedException when the client gets no stream, with 429 at a limit
   */
  Runnable admit(Opening opening);

  /**
   * A stream that a client wants to open.
   *
   * @param path the path, relative to the context root
   * @param caller empty for a caller that isn't signed in
   * @param address the client's address, as the request names it
   * @param subscriber the stream, which the application may end at any time
   */
  record Opening(String path, Optional<Principal> caller, String address, Subscriber subscriber) {}
}
