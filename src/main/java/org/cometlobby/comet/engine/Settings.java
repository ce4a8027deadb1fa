package org.cometlobby.comet.engine;

import java.time.Duration;
import org.cometlobby.settings.SettingsReader;

/**
 * What an operator may set of the push engine.
 *
 * @param heartbeat after how long a silence a stream gets a heartbeat
 * @param stall after how long a client that reads nothing is cut off
 * @param queue how many events may wait for a client that doesn't read before it is cut off
 * @param drainWindow over how long clients are spread that come back after a restart
 * @param blockingMethods how many blocking methods may run at once where there are no virtual
 *     threads
 */
public record Settings(
    Duration heartbeat, Duration stall, int queue, Duration drainWindow, int blockingMethods) {

  private static final int MANY = 9_999_999;

  /** Returns how long to wait before each tick: a heartbeat is late by a quarter at most. */
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
        reader.duration("LOBBY_HEARTBEAT", Duration.ofSeconds(15)),
        reader.duration("LOBBY_STALL_TIMEOUT", Duration.ofSeconds(60)),
        reader.number("LOBBY_STREAM_QUEUE", 256, 1, MANY),
        reader.duration("LOBBY_DRAIN_WINDOW", Duration.ofSeconds(10)),
        reader.number("LOBBY_BLOCKING_METHODS", 256, 1, MANY));
  }
}
