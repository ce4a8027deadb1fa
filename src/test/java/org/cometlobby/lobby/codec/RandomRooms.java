package org.cometlobby.lobby.codec;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.cometlobby.lobby.room.Arrival;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Delay;
import org.cometlobby.lobby.room.Grace;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;

/** Rooms that random commands lead to. */
public final class RandomRooms {

  private static final JsonProvider JSON = JsonProvider.provider();
  private static final Grace GRACE =
      new Grace(Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(60));
  private static final String[] HOSTILE = {
    "Ann", "\u2028\"\\/", "\ud83d\ude00 \u0000\t\n", "\u05d0\u202e<script>", "\ud800", "x\udc00y"
  };

  private final Random random;

  public RandomRooms(long seed) {
    this.random = new Random(seed);
  }

  /** A room's states: the opened room, and the room after each accepted command. */
  public List<Room> life(String code, int commands) {
    List<Room> rooms = new ArrayList<>();
    rooms.add(opened(code));
    Instant now = Rooms.NOW;
    for (int i = 0; i < commands; i++) {
      now = now.plusMillis(random.nextInt(4) * 2_500L);
      Room room = rooms.get(rooms.size() - 1);
      if (room.apply(command(now), now) instanceof Outcome.Accepted accepted
          && !accepted.changes().isEmpty()) {
        rooms.add(accepted.room());
      }
    }
    return rooms;
  }

  private Room opened(String code) {
    int most = 1 + random.nextInt(6);
    NewRoom wish =
        new NewRoom(
            "go",
            text(),
            1 + random.nextInt(most),
            most,
            random.nextBoolean() ? Visibility.PUBLIC : Visibility.UNLISTED,
            random.nextBoolean(),
            random.nextInt(2) * 5,
            random.nextBoolean() ? SpectatorsMay.CHAT : SpectatorsMay.NOTHING,
            json(),
            json());
    List<RoomChange> opening =
        Room.open(
            code, life(), wish, player(), new Arrival(random.nextBoolean(), GRACE), Rooms.NOW);
    return opening.get(opening.size() - 1).room();
  }

  private String life() {
    return Long.toString(random.nextLong() >>> 2, 36);
  }

  private Command command(Instant now) {
    Arrival arrival = new Arrival(random.nextBoolean(), GRACE);
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> new Command.TakeSeat(player(), Role.PLAYER, Optional.of(text()), arrival);
      case 3, 4 -> new Command.TakeSeat(player(), Role.SPECTATOR, Optional.empty(), arrival);
      case 5 ->
          new Command.Match(
              player(),
              new MatchWish("go", OptionalInt.empty(), 1 + random.nextInt(6), json()),
              arrival);
      case 6 -> new Command.LeaveSeat(player().id());
      case 7 -> new Command.Kick(player().id(), player().id(), random.nextBoolean());
      case 8 -> new Command.SetReady(player().id(), random.nextBoolean());
      case 9 -> new Command.TransferHost(player().id(), player().id());
      case 10 -> new Command.SetMetadata(player().id(), json());
      case 11 -> new Command.Say(player().id(), message());
      case 12 ->
          new Command.Schedule(
              player().id(), message(), new Delay(0, 9_000), now.plusNanos(random.nextInt()));
      case 13 -> new Command.Connect(player().id());
      case 14 -> new Command.Disconnect(player().id(), GRACE);
      default -> random.nextInt(4) == 0 ? new Command.Start(player().id()) : new Command.Tick();
    };
  }

  private Player player() {
    int number = random.nextInt(8);
    return new Player("p" + number, HOSTILE[number % HOSTILE.length]);
  }

  private Message message() {
    return random.nextBoolean() ? Message.chat(text()) : Message.ofGame("m", data());
  }

  private JsonValue data() {
    return switch (random.nextInt(3)) {
      case 0 -> JsonValue.NULL;
      case 1 -> JSON.createValue(new BigDecimal("1E+2"));
      default -> json();
    };
  }

  private JsonObject json() {
    return random.nextBoolean()
        ? JsonValue.EMPTY_JSON_OBJECT
        : JSON.createObjectBuilder()
            .add(text(), text())
            .add("n", new BigDecimal("1.50"))
            .add("a", JSON.createArrayBuilder().add(true).addNull().add(random.nextInt()))
            .build();
  }

  private String text() {
    return HOSTILE[random.nextInt(HOSTILE.length)];
  }
}
