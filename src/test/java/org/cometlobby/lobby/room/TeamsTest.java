package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.lobby.room.Rooms.HERE;
import static org.cometlobby.lobby.room.Rooms.NOW;
import static org.cometlobby.lobby.room.Rooms.accepted;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.cometlobby.lobby.room.Command.SetMetadata;
import org.cometlobby.lobby.room.Command.TakeSeat;
import org.cometlobby.lobby.room.LobbyEvent.MetadataChanged;
import org.cometlobby.lobby.room.LobbyEvent.TeamChanged;
import org.junit.jupiter.api.Test;

class TeamsTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Player CAT = new Player("cat", "Cat");

  private final Room room = Rooms.room(NewRoom.of("reversi", 4), ANN, BEN);

  @Test
  void theNamesAreCleanedAndWhatIsNoNameIsPassedOver() {
    JsonObject metadata =
        Json.createObjectBuilder()
            .add(
                "teams",
                Json.createArrayBuilder()
                    .add(" Red \u202e Foxes ")
                    .add(1)
                    .add("")
                    .add("🚀".repeat(32))
                    .add("x".repeat(33))
                    .add("Red Foxes"))
            .build();
    assertThat(Teams.of(metadata).names()).containsExactly("Red Foxes", "🚀".repeat(32));
    assertThat(Teams.of(JsonValue.EMPTY_JSON_OBJECT).names()).isEmpty();
    assertThat(Teams.of(Json.createObjectBuilder().add("teams", "red").build()).names()).isEmpty();
  }

  @Test
  void inARoomThatNamesItsTeamsNobodyIsInAnother() {
    Room named = after(room, naming("red", "blue"));
    for (Role role : Role.values()) {
      assertThat(named.apply(joining(CAT, role, "referee"), NOW))
          .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_TEAM));
    }
    assertThat(named.apply(joining(BEN, Role.PLAYER, "referee"), NOW))
        .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_TEAM));
    assertThat(after(named, joining(BEN, Role.PLAYER, "blue")).seatOf("ben").orElseThrow().team())
        .contains("blue");
  }

  @Test
  void inARoomThatNamesNoTeamsThePlayersAgreeOnAny() {
    Room without = after(room, naming());
    assertThat(after(without, joining(BEN, Role.PLAYER, "any")).seatOf("ben").orElseThrow().team())
        .contains("any");
  }

  @Test
  void aPlayerOfATeamThatIsNoLongerNamedLosesItBeforeTheTeamsChange() {
    Room named =
        after(
            after(room, naming("red", "blue")),
            joining(ANN, Role.PLAYER, "red"),
            joining(BEN, Role.PLAYER, "blue"));
    Outcome.Accepted changed = accepted(named.apply(naming("red", "green"), NOW));
    assertThat(changed.changes())
        .extracting(RoomChange::event)
        .containsExactly(new TeamChanged("ben", Optional.empty()), new MetadataChanged());
    assertThat(changed.room().seatOf("ann").orElseThrow().team()).contains("red");
    assertThat(changed.room().seatOf("ben").orElseThrow().team()).isEmpty();
  }

  @Test
  void fromTheStartOnThePlayersKeepTheirTeams() {
    Room started =
        after(room, joining(BEN, Role.PLAYER, "blue"), new Command.Start("ann"), naming("red"));
    assertThat(started.phase()).isEqualTo(Phase.STARTED);
    assertThat(started.seatOf("ben").orElseThrow().team()).contains("blue");
  }

  private static Command joining(Player player, Role role, String team) {
    return new TakeSeat(player, role, Optional.of(team), HERE);
  }

  private static Command naming(String... teams) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    for (String team : teams) {
      names.add(team);
    }
    return new SetMetadata("ann", Json.createObjectBuilder().add("teams", names).build());
  }

  private static Room after(Room room, Command... commands) {
    Room result = room;
    for (Command command : commands) {
      result = accepted(result.apply(command, NOW)).room();
    }
    return result;
  }
}
