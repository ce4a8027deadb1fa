package org.cometlobby.comet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A broadcast to all its subscribers: return it from a {@link Comet} method. Keep it in an
 * {@code @ApplicationScoped} bean and publish from any thread; publishing never waits for a reader.
 *
 * <p>A topic is a log of events; every reader gets all of them, in order. It may also have a state,
 * the sum of its events, published along with each event. A new reader gets the state first ({@code
 * snapshot}). A reader of {@code ?view=state} gets only states, and always the newest one, however
 * many were published while that reader was slow.
 *
 * <p>The newest events are kept in a journal, so that a client whose connection broke resumes where
 * it was: 1,024 events, each for at most five minutes, unless the {@link #builder() builder} sets
 * other bounds.
 *
 * @param <T> text, {@code byte[]}, a {@link org.cometlobby.multipart.Part}, or any type that JSON-B
 *     writes; a value is serialized when it is published, so it may change afterwards
 */
public final class Topic<T> implements AutoCloseable {

  private static final Pattern EVENT_NAME =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,62}[\\x21-\\x7e])?");

  private final Journal journal;
  private final boolean stateOnly;

  private Topic(Journal journal, boolean stateOnly) {
    this.journal = journal;
    this.stateOnly = stateOnly;
  }

  /** Returns a topic with the default bounds. */
  public static <T> Topic<T> create() {
    return Topic.<T>builder().build();
  }

  /** Returns a topic whose events and state are those of a journal, which others may append to. */
  public static <T> Topic<T> of(Journal journal) {
    return new Topic<>(journal, false);
  }

  public static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /**
   * Publishes a value.
   *
   * @return its offset: 1 for the first value
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
   * @param event 1 to 64 printable ASCII characters
   * @see #publish(Object)
   */
  public long publish(String event, T value) {
    return journal.append(checkedName(event), value, null);
  }

  /**
   * Publishes a named event and the whole state after it. Once a topic has a state, publish each
   * event that changes it this way.
   *
   * @param state the state that a new reader needs; of the same types as a value
   * @see #publish(Object)
   */
  public long publish(String event, T value, Object state) {
    return journal.append(checkedName(event), value, state);
  }

  /**
   * Publishes a named event, and the state after it as a function that makes it. It is called when
   * a reader needs that state, and only then: a topic without readers makes none, and of ten events
   * in a row perhaps the last one's. Prefer this for a large state.
   *
   * @param state makes the state that a new reader needs; of the same types as a value. Called
   *     later and on another thread, so it must return the state as it was after this event, not as
   *     it is by then: let it work on immutable values, and wait for no lock. If it fails, so does
   *     the reader's stream, and the next reader calls it again.
   * @see #publish(Object)
   */
  public long publish(String event, T value, Supplier<?> state) {
    return journal.appendWithState(checkedName(event), value, state);
  }

  /** Publishes the whole state, as an event named {@code snapshot}. */
  public long publishState(T state) {
    return journal.append(Entry.SNAPSHOT, state, state);
  }

  /**
   * Ends the topic: its readers get the events published so far, and then the end of the stream.
   */
  @Override
  public void close() {
    journal.close();
  }

  /**
   * Returns an event's name if every framing can carry it in a header.
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

  /** Returns the newest events and the newest state. */
  public Journal journal() {
    return journal;
  }

  /** Returns whether every value is a whole state, so that readers always skip to the newest. */
  public boolean isStateOnly() {
    return stateOnly;
  }

  /** The builder of a topic. */
  public static final class Builder<T> {

    private final JournalBuilder journal = Journal.builder().maxAge(Duration.ofMinutes(5));
    private boolean stateOnly;

    private Builder() {}

    /**
     * Sets how many events are kept, at least 1; 1,024 by default. A reader that falls further
     * behind is cut off.
     */
    public Builder<T> maxEvents(int count) {
      journal.maxEntries(count);
      return this;
    }

    /**
     * Sets how many bytes of events are kept; unlimited by default.
     *
     * @see JournalBuilder#maxBytes(long)
     */
    public Builder<T> maxBytes(long bytes) {
      journal.maxBytes(bytes);
      return this;
    }

    /** Sets for how long an event is kept; five minutes by default. */
    public Builder<T> maxAge(Duration age) {
      journal.maxAge(age);
      return this;
    }

    /** Makes every value a whole state: a slow reader skips to the newest. */
    public Builder<T> stateOnly() {
      stateOnly = true;
      return this;
    }

    /**
     * Adds {@code "recovered":false} to the first snapshot of a reader whose cursor could not be
     * resumed.
     *
     * @see JournalBuilder#recoveredInData()
     */
    public Builder<T> recoveredInData() {
      journal.recoveredInData();
      return this;
    }

    /** Sets the clock by which events age. */
    public Builder<T> clock(InstantSource source) {
      journal.clock(source);
      return this;
    }

    /**
     * @throws IllegalArgumentException when a bound is not positive
     */
    public Topic<T> build() {
      return new Topic<>(journal.build(), stateOnly);
    }
  }
}
