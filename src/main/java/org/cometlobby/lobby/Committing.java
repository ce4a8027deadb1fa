package org.cometlobby.lobby;

import java.util.function.Function;

/**
 * A change that is made in memory, and whose commit is under way. It is published once the commit
 * is durable, whether anybody waits for that or not.
 *
 * @param result the change's result in memory, which a crash could still take back
 * @param durable returns once the commit is durable and published; throws {@link
 *     UnavailableException} if that takes too long
 */
public record Committing<T>(T result, Runnable durable) {

  /** Waits, without any lock, until the commit is durable and published. */
  public T await() {
    durable.run();
    return result;
  }

  /** Returns the same commit with another form of its result. */
  public <R> Committing<R> map(Function<? super T, ? extends R> form) {
    return new Committing<>(form.apply(result), durable);
  }
}
