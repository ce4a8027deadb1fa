package org.cometlobby.comet;

/**
 * Where a blocking {@link Comet} method sends its values: the other end is one client. Usable from
 * any thread.
 *
 * @param <T> text, {@code byte[]}, a {@link org.cometlobby.multipart.Part}, or anything that JSON-B
 *     writes
 */
public interface Push<T> {

  /**
   * Sends one part. Returns as soon as it is queued; while the client is so slow that the queue is
   * full, it waits.
   *
   * @throws ClientGoneException when nobody is there to receive it: the client has gone, or the
   *     server is draining. Let it pass: it ends the method quietly.
   * @throws IllegalArgumentException when JSON-B can't write the value
   */
  void send(T value);

  /**
   * Sends one part as an event with a name.
   *
   * @param event printable ASCII without line breaks
   * @see #send(Object)
   */
  void send(String event, T value);
}
