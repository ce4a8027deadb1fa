package org.cometlobby.lobby;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.cometlobby.limits.Rate;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.settings.SettingsReader;

/**
 * The operator's settings of limits. An empty component sets no limit. The defaults let a school
 * class behind one address join within a minute, with two tabs each.
 *
 * @param networkRequests requests from one address, by their weights
 * @param misses tries from one address for codes that no room has
 * @param requests changing requests of one player
 * @param registrations new players from one address
 * @param newRooms new rooms of one player
 * @param messages messages of one player, to all rooms together
 * @param roomMessages messages to one room
 * @param rooms rooms in which one player has a place at the same time
 * @param streams open streams of one player
 * @param addressStreams open streams from one address
 * @param roomStreams open streams of one player in one room; a further stream ends the oldest
 * @param bodies bodies from one address that are still on their way
 * @param players players that the lobby knows
 * @param seats seats of one room
 * @param spectators spectators of one room
 * @param metadata metadata of one room, in characters of JSON
 */
public record LimitSettings(
    Optional<Rate> networkRequests,
    Optional<Rate> misses,
    Optional<Rate> requests,
    Optional<Rate> registrations,
    Optional<Rate> newRooms,
    Optional<Rate> messages,
    Optional<Rate> roomMessages,
    Optional<Integer> rooms,
    Optional<Integer> streams,
    Optional<Integer> addressStreams,
    Optional<Integer> roomStreams,
    Optional<Integer> bodies,
    Optional<Integer> players,
    int seats,
    int spectators,
    int metadata) {

  /** The requests of a player with an open stream, which the player's network is not charged. */
  static final Rate PRESENT_PLAYER = new Rate(20, Duration.ofSeconds(10));

  /** The misses of a player, which the player's network is not charged. */
  static final Rate PLAYERS_MISSES = new Rate(10, Duration.ofMinutes(10));

  private static final int MOST = 1_000_000;

  /**
   * Reads the settings. {@code LOBBY_LIMITS=off} lifts all of them except the sizes.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  public static LimitSettings read(SettingsReader reader) {
    boolean on = reader.read("LOBBY_LIMITS", true, "on or off", LimitSettings::onOrOff);
    Duration fiveMinutes = Duration.ofMinutes(5);
    return new LimitSettings(
        rate(reader, on, "NETWORK_REQUESTS", new Rate(30_000, Duration.ofMinutes(1))),
        rate(reader, on, "MISSES", new Rate(100, Duration.ofMinutes(10))),
        rate(reader, on, "REQUESTS", new Rate(200, Duration.ofSeconds(10))),
        rate(reader, on, "REGISTRATIONS", new Rate(1_000, Duration.ofMinutes(10))),
        rate(reader, on, "NEW_ROOMS", new Rate(30, fiveMinutes)),
        rate(reader, on, "MESSAGES", new Rate(30, Duration.ofSeconds(3))),
        rate(reader, on, "ROOM_MESSAGES", new Rate(200, Duration.ofSeconds(2))),
        count(reader, on, "ROOMS", 50),
        count(reader, on, "STREAMS", 50),
        count(reader, on, "ADDRESS_STREAMS", 2_000),
        count(reader, on, "ROOM_STREAMS", 8),
        count(reader, on, "BODIES", 100),
        count(reader, on, "PLAYERS", MOST),
        reader.number("LOBBY_LIMIT_SEATS", NewRoom.MAX_PLAYERS, 1, NewRoom.MAX_PLAYERS),
        reader.number("LOBBY_LIMIT_SPECTATORS", Room.MAX_SPECTATORS, 0, Room.MAX_SPECTATORS),
        reader.number("LOBBY_LIMIT_METADATA", NewRoom.MAX_METADATA, 2, NewRoom.MAX_METADATA));
  }

  private static Optional<Rate> rate(SettingsReader reader, boolean on, String name, Rate usual) {
    String wanted = "a rate such as 20/1s or 100/5m, or off";
    return limit(reader, on, name, usual, wanted, Rate::parse);
  }

  private static Optional<Integer> count(
      SettingsReader reader, boolean on, String name, int usual) {
    String wanted = "a whole number from 1 to " + MOST + ", or off";
    return limit(reader, on, name, usual, wanted, LimitSettings::number);
  }

  /** Reads a limit even if all limits are off, so that a wrong value is found. */
  private static <T> Optional<T> limit(
      SettingsReader reader,
      boolean on,
      String name,
      T usual,
      String wanted,
      Function<String, Optional<T>> parse) {
    String setting = "LOBBY_LIMIT_" + name;
    if (reader.text(setting).filter("off"::equals).isPresent()) {
      return Optional.empty();
    }
    T limit = reader.read(setting, usual, wanted, parse);
    return on ? Optional.of(limit) : Optional.empty();
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[1-9][0-9]{0,6}")
        ? Optional.of(Integer.valueOf(text)).filter(number -> number <= MOST)
        : Optional.empty();
  }

  private static Optional<Boolean> onOrOff(String text) {
    return text.equals("on") || text.equals("off")
        ? Optional.of(text.equals("on"))
        : Optional.empty();
  }
}
