package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.limits.Rate;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitSettingsTest {

  @Test
  void everyLimitCanBeSet() {
    LimitSettings settings =
        read(
            Map.of(
                "LOBBY_LIMIT_REQUESTS", "1/1s",
                "LOBBY_LIMIT_REGISTRATIONS", "2/1s",
                "LOBBY_LIMIT_NEW_ROOMS", "3/1s",
                "LOBBY_LIMIT_MESSAGES", "4/1s",
                "LOBBY_LIMIT_ROOM_MESSAGES", "5/1s",
                "LOBBY_LIMIT_ROOMS", "6",
                "LOBBY_LIMIT_STREAMS", "7",
                "LOBBY_LIMIT_ADDRESS_STREAMS", "8",
                "LOBBY_LIMIT_ROOM_STREAMS", "9",
                "LOBBY_LIMIT_PLAYERS", "10"));
    LimitSettings ofNetworks =
        read(Map.of("LOBBY_LIMIT_NETWORK_REQUESTS", "1/1s", "LOBBY_LIMIT_MISSES", "2/1s"));
    assertThat(ofNetworks.networkRequests()).contains(rate(1));
    assertThat(ofNetworks.misses()).contains(rate(2));
    assertThat(settings.requests()).contains(rate(1));
    assertThat(settings.registrations()).contains(rate(2));
    assertThat(settings.newRooms()).contains(rate(3));
    assertThat(settings.messages()).contains(rate(4));
    assertThat(settings.roomMessages()).contains(rate(5));
    assertThat(settings.rooms()).contains(6);
    assertThat(settings.streams()).contains(7);
    assertThat(settings.addressStreams()).contains(8);
    assertThat(settings.roomStreams()).contains(9);
    assertThat(settings.players()).contains(10);
    LimitSettings sizes =
        read(
            Map.of(
                "LOBBY_LIMIT_SEATS", "10",
                "LOBBY_LIMIT_SPECTATORS", "0",
                "LOBBY_LIMIT_METADATA", "12"));
    assertThat(sizes.seats()).isEqualTo(10);
    assertThat(sizes.spectators()).isZero();
    assertThat(sizes.metadata()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NETWORK_REQUESTS",
        "MISSES",
        "REQUESTS",
        "REGISTRATIONS",
        "NEW_ROOMS",
        "MESSAGES",
        "ROOM_MESSAGES",
        "ROOMS",
        "STREAMS",
        "ADDRESS_STREAMS",
        "ROOM_STREAMS",
        "BODIES",
        "PLAYERS"
      })
  void eachLimitCanBeLifted(String name) {
    LimitSettings lifted = read(Map.of("LOBBY_LIMIT_" + name, "off"));
    assertThat(lifted).isNotEqualTo(read(Map.of()));
  }

  @Test
  void allLimitsExceptTheSizesCanBeLiftedAtOnce() {
    LimitSettings lifted = read(Map.of("LOBBY_LIMITS", "off", "LOBBY_LIMIT_SEATS", "5"));
    assertThat(lifted)
        .isEqualTo(
            new LimitSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                5,
                Room.MAX_SPECTATORS,
                NewRoom.MAX_METADATA));
  }

  @ParameterizedTest
  @CsvSource({
    "LOBBY_LIMITS, no",
    "LOBBY_LIMIT_MESSAGES, 30",
    "LOBBY_LIMIT_MESSAGES, 0/1s",
    "LOBBY_LIMIT_ROOMS, 0",
    "LOBBY_LIMIT_ROOMS, 30/1s",
    "LOBBY_LIMIT_STREAMS, 1000001",
    "LOBBY_LIMIT_SEATS, 1001",
    "LOBBY_LIMIT_SEATS, off",
    "LOBBY_LIMIT_METADATA, 4097"
  })
  void aWrongValueIsNamed(String name, String value) {
    assertThatThrownBy(() -> read(Map.of(name, value, "LOBBY_LIMIT_NEW_ROOMS", "off")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(name, value);
  }

  private static Rate rate(int events) {
    return new Rate(events, Duration.ofSeconds(1));
  }

  private static LimitSettings read(Map<String, String> settings) {
    return LimitSettings.read(new SettingsReader(name -> Optional.ofNullable(settings.get(name))));
  }
}
