package org.cometlobby.comet.engine;

import java.time.Duration;
import org.cometlobby.settings.SettingsReader;

/**
 * The operator's settings of the push engine.
 *
 * @param heartbeat how long a stream may be silent before it gets a heartbeat
 * @param stall how long a client may read nothing before it is cut off
 * @param queue how many events may wait for a client that doesn't read before it is cut off
 * @param drainWindow over how long the clients' return is spread after a restart
 * @param blockingMethods how many blocking methods may run at once where there are no virtual
 *     threads
 * @param blockingWriters how many writes may wait for their clients at once, on a server whose
 *     writes do
 */
public record Settings(
    Duration heartbeat,
    Duration stall,
    int queue,
    Duration drainWindow,
    int blockingMethods,
    int blockingWriters) {

  private static final int MANY = 9_999_999;

  // Clients take 30 s of silence for a lost connection, and a heartbeat may be late.
  private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(20);

  /** Returns the delay before each tick, at which a heartbeat is late by a quarter at most. */
  public Duration tick() {
    return Duration.ofMillis(Math.max(10, Math.min(1_000, heartbeat.toMillis() / 4)));
  }

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  public static Settings read(SettingsReader reader) {
    return new Settings(
        reader.duration(
            "LOBBY_HEARTBEAT", Duration.ofSeconds(15), Duration.ofMillis(1), LONGEST_HEARTBEAT),
        reader.duration("LOBBY_STALL_TIMEOUT", Duration.ofSeconds(60)),
        reader.number("LOBBY_STREAM_QUEUE", 256, 1, MANY),
        reader.duration("LOBBY_DRAIN_WINDOW", Duration.ofSeconds(10)),
        reader.number("LOBBY_BLOCKING_METHODS", 256, 1, MANY),
        reader.number("LOBBY_BLOCKING_WRITERS", 1_000, 2, MANY));
  }
}
