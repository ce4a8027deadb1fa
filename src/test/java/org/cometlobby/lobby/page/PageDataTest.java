package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.junit.jupiter.api.Test;

class PageDataTest {

  private static final Texts ENGLISH = new Texts(Language.ENGLISH);

  @Test
  void theJsonCannotEndTheScriptElement() {
    String hostile = "</script><!--<script>";
    Player player = new Player("id", hostile);
    Room room = Rooms.room(NewRoom.of(hostile, 3), player);

    String json =
        PageData.of("/", Language.ENGLISH, Optional.of(player), Optional.of(room), ENGLISH).json();

    assertThat(json).doesNotContain("<");
    JsonObject data = Json.createReader(new StringReader(json)).readObject();
    assertThat(data.getJsonObject("me").getString("name")).isEqualTo(hostile);
    assertThat(data.getJsonObject("room").getString("game")).isEqualTo(hostile);
  }

  @Test
  void pageDataHasOnlyTheTextsThatScriptsNeed() {
    String json =
        PageData.of("/", Language.ENGLISH, Optional.empty(), Optional.empty(), ENGLISH).json();
    JsonObject data = Json.createReader(new StringReader(json)).readObject();
    assertThat(data.getJsonObject("messages")).containsKey("room.started");
    assertThat(data.getJsonObject("messages")).doesNotContainKey("home.title");
    assertThat(data).doesNotContainKeys("me", "room");
  }
}
