package org.cometlobby.lobby.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.Seat;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;

class RoomPartsTest {

  private static final Instant NOW = Rooms.NOW;

  @Property(tries = 60)
  void aRoomComesBackFromItsParts(@ForAll long seed) {
    assertThat(new RandomRooms(seed).life("K7QX2M", 40))
        .allSatisfy(room -> assertThat(RoomParts.room(RoomParts.of(room))).isEqualTo(room));
  }

  @Property(tries = 60)
  void theChangedPartsOfEachCommitLeadToTheRoom(@ForAll long seed) {
    List<Room> life = new RandomRooms(seed).life("K7QX2M", 60);
    Map<String, String> parts = new TreeMap<>(RoomParts.of(life.get(0)));
    for (int i = 1; i < life.size(); i++) {
      parts.putAll(RoomParts.changed(life.get(i - 1), life.get(i)));
      parts.keySet().removeAll(RoomParts.gone(life.get(i - 1), life.get(i)));
      assertThat(RoomParts.room(parts)).isEqualTo(life.get(i));
      assertThat(parts.keySet()).isEqualTo(RoomParts.of(life.get(i)).keySet());
    }
  }

  @Property(tries = 30)
  void commitsThatAreWrittenAsOneLeadToTheRoom(@ForAll long seed) {
    List<Room> life = new RandomRooms(seed).life("K7QX2M", 60);
    Map<String, String> parts = new TreeMap<>(RoomParts.of(life.get(0)));
    for (int i = 5; i < life.size(); i += 5) {
      parts.putAll(RoomParts.changed(life.get(i - 5), life.get(i)));
      parts.keySet().removeAll(RoomParts.gone(life.get(i - 5), life.get(i)));
      assertThat(RoomParts.room(parts)).isEqualTo(life.get(i));
    }
  }

  @Test
  void aJoinWritesItsSeatAndTheStateOnly() {
    Room before = crowd(999);
    Room after = join(before, 999);
    assertThat(RoomParts.changed(before, after))
        .containsOnlyKeys("state", "seat:player0000000999", "order:player0000000999");
    assertThat(RoomParts.gone(before, after)).isEmpty();
  }

  @Test
  void aLeaveWritesTheStateOnlyAndOneSeatIsGone() {
    Room before = crowd(1_000);
    Room after =
        Rooms.accepted(before.apply(new Command.LeaveSeat("player0000000500"), NOW)).room();
    assertThat(RoomParts.changed(before, after)).containsOnlyKeys("state");
    assertThat(RoomParts.gone(before, after))
        .isEqualTo(Set.of("seat:player0000000500", "order:player0000000500"));
  }

  @Test
  void theRecordOfAJoinIsSmallInARoomWithAThousandSeats() {
    Room before = crowd(999);
    Room after = join(before, 999);
    Entry entry =
        Entry.of(
            after.version(),
            "ab12z",
            "joined",
            Part.json(
                "{\"playerId\":\"player0000000999\",\"name\":\"Player 999\",\"as\":\"player\","
                    + "\"ready\":false,\"connected\":true,\"spectators\":0,\"version\":1000}"));
    RoomCommit commit =
        new RoomCommit(
            after.code(),
            after.life(),
            after.version(),
            RoomParts.changed(before, after),
            RoomParts.gone(before, after),
            List.of(entry),
            Optional.empty());
    assertThat(LineCodec.encode(commit)).hasSizeLessThan(1_024);
  }

  @Test
  void aRoomWithAnotherLifeIsOtherwiseTheSame() {
    Room room = crowd(3);
    Room other = RoomParts.room(RoomParts.withLife(RoomParts.of(room), "z9"));
    assertThat(other.life()).isEqualTo("z9");
    assertThat(RoomParts.room(RoomParts.withLife(RoomParts.of(other), room.life())))
        .isEqualTo(room);
  }

  @Test
  void aMemberOfALaterVersionIsIgnored() {
    Room room = crowd(2);
    Map<String, String> parts = new TreeMap<>(RoomParts.of(room));
    parts.replaceAll(
        (name, json) -> json.endsWith("}") ? json.replaceFirst("}$", ",\"new\":[1]}") : json);
    parts.put("later", "1");
    assertThat(RoomParts.room(parts)).isEqualTo(room);
  }

  @Test
  void partsThatAreNotARoomAreRejected() {
    Map<String, String> parts = new TreeMap<>(RoomParts.of(crowd(2)));
    parts.remove("order:player0000000001");
    assertThatIllegalArgumentException().isThrownBy(() -> RoomParts.room(parts));
    assertThatIllegalArgumentException().isThrownBy(() -> RoomParts.room(Map.of("room", "{")));
  }

  @Test
  void aRoomOfATimeThatNoClockTellsIsRejected() {
    Map<String, String> parts = new TreeMap<>(RoomParts.of(crowd(2)));
    parts.replaceAll((name, json) -> json.replaceAll("\"2[0-9]{3}-", "\"9999-"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoomParts.room(parts))
        .havingRootCause()
        .withMessageContaining("out of range");
  }

  private static Room crowd(int players) {
    Room room = Rooms.room(Rooms.wish(1, 1_000, false, 0), player(0));
    for (int i = 1; i < players; i++) {
      room = join(room, i);
    }
    assertThat(room.seats()).extracting(Seat::number).hasSize(players);
    return room;
  }

  private static Room join(Room room, int number) {
    return Rooms.accepted(room.apply(Rooms.sit(player(number)), NOW)).room();
  }

  private static Player player(int number) {
    return new Player("player%010d".formatted(number), "Player " + number);
  }
}
