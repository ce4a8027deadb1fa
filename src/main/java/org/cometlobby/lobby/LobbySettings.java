package org.cometlobby.lobby;

import java.time.Duration;
import org.cometlobby.lobby.room.Expiry;
import org.cometlobby.lobby.room.Grace;
import org.cometlobby.settings.SettingsReader;

/**
 * The operator's settings of rooms.
 *
 * @param grace the time for which a place is kept while its player has no open stream
 * @param silence the time after which a player counts as away whose page has once said that it is
 *     there, and from whom nothing comes
 * @param expiry the time after which a room in which nothing happens is closed
 */
public record LobbySettings(Grace grace, Duration silence, Expiry expiry) {

  // Pages give a sign each 30 s.
  private static final Duration LEAST_SILENCE = Duration.ofSeconds(35);
  private static final Duration MOST_SILENCE = Duration.ofHours(1);

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  public static LobbySettings read(SettingsReader reader) {
    return new LobbySettings(
        new Grace(
            reader.duration("LOBBY_GRACE", Duration.ofSeconds(30)),
            reader.duration("LOBBY_GRACE_AFTER_START", Duration.ofMinutes(10)),
            reader.duration("LOBBY_GRACE_ALONE", Duration.ofMinutes(15))),
        reader.duration("LOBBY_SILENCE", Duration.ofSeconds(45), LEAST_SILENCE, MOST_SILENCE),
        new Expiry(reader.duration("LOBBY_IDLE", Duration.ofHours(4))));
  }
}
