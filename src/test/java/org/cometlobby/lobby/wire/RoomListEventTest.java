package org.cometlobby.lobby.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;
import org.junit.jupiter.api.Test;

class RoomListEventTest {

  private static final Player ANN = new Player("ann", "Ann");

  @Test
  void anEventHasTheRoomOrItsCodeTheIndexAndTheTotal() {
    ListedRoom room = ListedRoom.of(Rooms.room(NewRoom.of("go", 3), ANN));
    JsonObject added = parsed(new RoomListEvent.Added(room, 4), 70);
    assertThat(added.keySet()).containsExactly("room", "index", "total");
    assertThat(added.getJsonObject("room")).isEqualTo(parsed(room.json()));
    assertThat(added.getInt("index")).isEqualTo(4);
    assertThat(added.getInt("total")).isEqualTo(70);
    assertThat(parsed(new RoomListEvent.Changed(room, 4), 70)).isEqualTo(added);
    assertThat(parsed(new RoomListEvent.Removed("K7QX2M", 0), 1))
        .isEqualTo(parsed("{\"code\":\"K7QX2M\",\"index\":0,\"total\":1}"));
  }

  @Test
  void anEventOfTheLargestRoomHasAtMostTwoKilobytes() {
    String widest = "\uD83D\uDE80"; // four bytes in UTF-8
    for (String character : new String[] {widest, "\"", "\u4e00"}) {
      Room room =
          Rooms.room(
              new NewRoom(
                  character.repeat(NewRoom.MAX_GAME),
                  character.repeat(NewRoom.MAX_TITLE),
                  1_000,
                  1_000,
                  Visibility.PUBLIC,
                  false,
                  300,
                  SpectatorsMay.CHAT,
                  JsonValue.EMPTY_JSON_OBJECT,
                  JsonValue.EMPTY_JSON_OBJECT),
              new Player("x".repeat(64), "Ann"));
      assertThat(room.title().codePointCount(0, room.title().length())).isEqualTo(80);
      String json = new RoomListEvent.Changed(ListedRoom.of(room), 499).json(100_000);
      assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000);
    }
  }

  @Test
  void aListDoesNotShowAVersion() {
    Room room = Rooms.room(NewRoom.of("go", 3), ANN);
    Room later = Rooms.room(NewRoom.of("go", 3), ANN, new Player("ben", "Ben"));
    assertThat(ListedRoom.of(room).shows(room)).isTrue();
    assertThat(ListedRoom.of(room).shows(later)).isFalse();
  }

  private static JsonObject parsed(RoomListEvent event, int total) {
    return parsed(event.json(total));
  }

  private static JsonObject parsed(String json) {
    return Json.createReader(new StringReader(json)).readObject();
  }
}
