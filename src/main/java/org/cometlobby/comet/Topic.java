package org.cometlobby.comet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * One broadcast for everybody who subscribes to it: return it from a {@link Comet} method. Keep it
 * in an {@code @ApplicationScoped} bean and publish from any thread; publishing never waits for a
 * reader.
 *
 * <p>A topic is a log of events, each of which every reader gets, in order. It may also have a
 * state, the sum of its events: published along with an event, it is what a newcomer gets first
 * ({@code snapshot}), and all that somebody gets who reads {@code ?view=state}: the newest state,
 * however many were published while that reader was slow.
 *
 * <p>The newest events are kept in a journal (1,024 of them, for five minutes at most, unless the
 * {@link #builder() builder} is told otherwise), so that a client whose connection broke continues
 * where it was.
 *
 * @param <T> text, {@code byte[]}, a {@link org.cometlobby.multipart.Part}, or anything that JSON-B
 *     writes; written when it is published, so it may change afterwards
 */
public final class Topic<T> implements AutoCloseable {

  private static final Pattern EVENT_NAME =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,62}[\\x21-\\x7e])?");

  private final Journal journal;
  private final boolean stateOnly;

  private Topic(Builder<T> builder) {
    this.journal = new Journal(builder.maxEntries, builder.maxAge, builder.clock);
    this.stateOnly = builder.stateOnly;
  }

  /** A topic with the usual bounds. */
  public static <T> Topic<T> create() {
    return Topic.<T>builder().build();
  }

  public static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /**
   * Publishes a value.
   *
   * @return its number: 1 for the first
   * @throws IllegalArgumentException when JSON-B can't write the value
   * @throws IllegalStateException when the topic is closed
   */
  public long publish(T value) {
    return stateOnly
        ? journal.append(Entry.SNAPSHOT, value, value)
        : journal.append(null, value, null);
  }

  /**
   * Publishes a named event.
   *
   * @param event printable ASCII without line breaks
   * @see #publish(Object)
   */
  public long publish(String event, T value) {
    return journal.append(checkedName(event), value, null);
  }

  /**
   * Publishes a named event and the whole state after it. Once a topic has a state, publish each of
   * its events so.
   *
   * @param state what a newcomer has to know; the same kinds as a value
   * @see #publish(Object)
   */
  public long publish(String event, T value, Object state) {
    return journal.append(checkedName(event), value, state);
  }

  /** Publishes the whole state, as an event named {@code snapshot}. */
  public long publishState(T state) {
    return journal.append(Entry.SNAPSHOT, state, state);
  }

  /** Ends the topic: its readers get what has been published, and then the end of the stream. */
  @Override
  public void close() {
    journal.close();
  }

  /**
   * An event's name, if it is one that every framing can carry in a header.
   *
   * @throws IllegalArgumentException when it is not 1 to 64 printable ASCII characters
   */
  public static String checkedName(String event) {
    if (!EVENT_NAME.matcher(event).matches()) {
      throw new IllegalArgumentException(
          "An event's name is 1 to 64 printable ASCII characters, not \""
              + event.replaceAll("[^\\x20-\\x7e]", "?")
              + '"');
    }
    return event;
  }

  /** What the topic remembers. */
  public Journal journal() {
    return journal;
  }

  /** Whether every value is a whole state, so that readers always skip to the newest. */
  public boolean isStateOnly() {
    return stateOnly;
  }

  /** Bounds and kind of a topic. */
  public static final class Builder<T> {

    private int maxEntries = 1_024;
    private Duration maxAge = Duration.ofMinutes(5);
    private InstantSource clock = InstantSource.system();
    private boolean stateOnly;

    private Builder() {}

    /** How many events are kept, at least 1. A reader that falls further behind is cut off. */
    public Builder<T> maxEvents(int count) {
      maxEntries = count;
      return this;
    }

    /** For how long an event is kept. */
    public Builder<T> maxAge(Duration age) {
      maxAge = age;
      return this;
    }

    /**
     * Every value is a whole state: readers get the newest and skip what they were too slow for.
     */
    public Builder<T> stateOnly() {
      stateOnly = true;
      return this;
    }

    /** Where the time comes from by which events age. */
    public Builder<T> clock(InstantSource source) {
      clock = source;
      return this;
    }

    /**
     * @throws IllegalArgumentException when a bound is not positive
     */
    public Topic<T> build() {
      return new Topic<>(this);
    }
  }
}
