package org.cometlobby.comet;

/**
 * The sending side of a blocking {@link Comet} method's stream to one client. Usable from any
 * thread.
 *
 * @param <T> text, {@code byte[]}, a {@link org.cometlobby.multipart.Part}, or any type that JSON-B
 *     writes
 */
public interface Push<T> {

  /**
   * Sends one part. Returns as soon as the part is queued; blocks while the queue is full because
   * the client is slow.
   *
   * @throws ClientGoneException when the client has gone or the server is draining. Let it pass: it
   *     ends the method quietly.
   * @throws IllegalArgumentException when JSON-B can't write the value
   */
  void send(T value);

  /**
   * Sends one part as a named event.
   *
   * @param event 1 to 64 printable ASCII characters
   * @see #send(Object)
   */
  void send(String event, T value);
}
