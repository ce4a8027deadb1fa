package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.cometlobby.lobby.room.Rooms.NOW;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RoomRulesTest {

  private static final Player ANN = new Player("ann", "Ann");
  private static final Player BEN = new Player("ben", "Ben");
  private static final Message CHAT = Message.chat("hello");
  private static final MatchWish WISH =
      new MatchWish("reversi", OptionalInt.empty(), 3, JsonValue.EMPTY_JSON_OBJECT);

  @Test
  void everyKindOfCommandHasARule() {
    Room room = Rooms.room(Rooms.wish(2, 3, false, 0), ANN);
    List<Command> commands =
        List.of(
            Rooms.sit(BEN),
            new Command.Match(BEN, WISH, Rooms.HERE),
            new Command.LeaveSeat("ann"),
            new Command.Kick("ann", "ben", false),
            new Command.SetReady("ann", true),
            new Command.TransferHost("ann", "ben"),
            new Command.SetMetadata("ann", JsonValue.EMPTY_JSON_OBJECT),
            new Command.Say("ann", CHAT),
            new Command.Schedule("ann", CHAT, new Delay(1, 2), NOW),
            new Command.Start("ann"),
            new Command.Connect("ann"),
            new Command.Disconnect("ann", Rooms.GRACE),
            new Command.Tick());
    assertThat(commands.stream().<Class<?>>map(Object::getClass))
        .as("a sample of each kind")
        .containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
    assertThat(commands)
        .allSatisfy(command -> assertThatNoException().isThrownBy(() -> room.apply(command, NOW)));
  }
}
