package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order in which quick match tries the rooms that fit. */
@EnableWeld
class QuickMatchTest {

  private static final MatchWish WISH =
      new MatchWish("go", OptionalInt.empty(), 4, JsonValue.EMPTY_JSON_OBJECT);

  @WeldSetup WeldInitiator weld = Lobbies.with(Map.of());
  private LobbyBean lobby;
  private QuickMatch quickMatch;

  @BeforeEach
  void lookUp() {
    lobby = weld.select(LobbyBean.class).get();
    quickMatch = weld.select(QuickMatch.class).get();
  }

  @Test
  void aMatchThatNoRoomFitsOpensARoom() {
    Outcome.Accepted first = quickMatch.match(player("ann"), WISH);
    assertThat(first.changes())
        .singleElement()
        .matches(c -> c.event() instanceof LobbyEvent.Created);
    Outcome.Accepted second = quickMatch.match(player("ben"), WISH);
    assertThat(second.room().code()).isEqualTo(first.room().code());
    assertThat(second.changes())
        .singleElement()
        .matches(c -> c.event() instanceof LobbyEvent.Joined);
  }

  @Test
  void thePlayersOwnRoomComesBeforeAFullerRoom() {
    Room own = room("ann");
    Room fuller = room("ben", "cat", "dan");
    assertThat(quickMatch.match(player("ann"), WISH).room()).isEqualTo(own);
    assertThat(lobby.find(fuller.code())).contains(fuller);
  }

  @Test
  void theFullestRoomComesBeforeAnOlderRoom() {
    Room older = room("ann");
    Room fuller = room("ben", "cat");
    Room newer = room("dan");
    assertThat(quickMatch.match(player("eve"), WISH).room().code()).isEqualTo(fuller.code());
    assertThat(lobby.find(older.code())).contains(older);
    assertThat(lobby.find(newer.code())).contains(newer);
  }

  @Test
  void ofTwoEquallyFullRoomsTheOlderComesFirst() {
    Room older = room("ann");
    Room newer = room("ben");
    assertThat(quickMatch.match(player("eve"), WISH).room().code()).isEqualTo(older.code());
    assertThat(lobby.find(newer.code())).contains(newer);
  }

  @Test
  void aBannedPlayerGetsAnotherRoom() {
    Room room = room("ann", "ben", "cat");
    lobby.kick(player("ann"), room.code(), "ben", true);
    assertThat(quickMatch.match(player("ben"), WISH).room().code()).isNotEqualTo(room.code());
  }

  private Room room(String host, String... guests) {
    Room room = lobby.create(player(host), NewRoom.of(WISH));
    for (String guest : guests) {
      room = lobby.takeSeat(player(guest), room.code(), Role.PLAYER, Optional.empty()).room();
    }
    return room;
  }

  private static Player player(String id) {
    return new Player(id, id);
  }
}
