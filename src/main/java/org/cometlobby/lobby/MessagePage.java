package org.cometlobby.lobby;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * A page of a room's messages, oldest first.
 *
 * @param <M> a message
 * @param next the version to pass as {@code after} for the following page; empty on the last one
 */
public record MessagePage<M>(List<M> messages, OptionalLong next) {

  /** The most messages of a page, and the default. */
  public static final int MOST = 100;

  public MessagePage {
    messages = List.copyOf(messages);
  }

  /**
   * Returns the oldest messages after a version, or the newest messages without one.
   *
   * @param all the room's messages, oldest first
   * @param version returns a message's version, which is greater than that of any older message
   * @param limit 1 to {@value #MOST}
   */
  public static <M> MessagePage<M> of(
      Iterable<M> all, ToLongFunction<M> version, OptionalLong after, int limit) {
    List<M> wanted = new ArrayList<>();
    for (M message : all) {
      if (after.isEmpty() || version.applyAsLong(message) > after.getAsLong()) {
        wanted.add(message);
      }
    }
    int size = wanted.size();
    if (size <= limit) {
      return new MessagePage<>(wanted, OptionalLong.empty());
    }
    if (after.isEmpty()) {
      return new MessagePage<>(wanted.subList(size - limit, size), OptionalLong.empty());
    }
    List<M> page = wanted.subList(0, limit);
    return new MessagePage<>(page, OptionalLong.of(version.applyAsLong(page.get(limit - 1))));
  }
}
