package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.EventForm;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.RoomOrder;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.Seat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores with files. */
class FileStoreTest extends RoomStoreContract {

  @TempDir Path directory;

  @Override
  EmbeddedStore open() {
    return EmbeddedStores.open(Optional.of(directory), told, noticed);
  }

  private void restart() {
    stores.close();
    told.clear();
    noticed.clear();
    start();
  }

  @Override
  void beforeRepeat() {
    restart();
  }

  @Test
  void roomsAndTheirJournalsSurviveARestart() {
    open(CODE, 4);
    open("K7QX2N", 4);
    store.apply(CODE, Rooms.sit(player(1)), NOW);
    store.apply(CODE, new Command.Say("p1", Message.chat("h\u00e9llo \u2028")), NOW);
    store.apply(CODE, new Command.Kick(HOST.id(), "p1", true), NOW);
    store.apply("K7QX2N", new Command.LeaveSeat(HOST.id()), NOW);
    Room before = store.find(CODE).orElseThrow();
    List<String> entries = journal(CODE).entries().stream().map(FileStoreTest::text).toList();
    restart();
    Room after = store.find(CODE).orElseThrow();
    assertThat(told).isEmpty();
    assertThat(withoutPresence(after)).isEqualTo(withoutPresence(before));
    assertThat(journal(CODE).epoch()).isEqualTo(before.life());
    assertThat(journal(CODE).entries()).extracting(FileStoreTest::text).isEqualTo(entries);
    assertThat(journal(CODE).state().orElseThrow().offset()).isEqualTo(before.version());
    assertThat(store.find("K7QX2N")).isEmpty();
    assertThat(store.restored()).containsExactly(after);
    assertThat(stores.index().list(RoomFilter.ALL, RoomOrder.NEWEST, Optional.empty(), 10).rooms())
        .containsExactly(after);
  }

  @Test
  void restoredRoomsAreAsTheyAreNow() {
    open(CODE, 4);
    open("K7QX2N", 4);
    restart();
    store.apply(CODE, Rooms.sit(player(1)), NOW);
    store.apply("K7QX2N", new Command.LeaveSeat(HOST.id()), NOW);
    assertThat(store.restored()).containsExactly(store.find(CODE).orElseThrow());
  }

  @Test
  void aRoomGoesOnAfterARestartWithTheNextNumber() {
    open(CODE, 4);
    restart();
    store.apply(CODE, Rooms.sit(player(1)), NOW);
    restart();
    assertThat(journal(CODE).entries()).extracting(Entry::offset).containsExactly(1L, 2L);
    assertThat(store.find(CODE).orElseThrow().seats())
        .extracting(Seat::playerId)
        .containsExactly(HOST.id(), "p1");
  }

  @Test
  void aConnectedPlayerIsAwaitedAfterEachRestart() {
    open(CODE, 4);
    for (int i = 0; i < 3; i++) {
      restart();
      Seat seat = store.find(CODE).orElseThrow().seats().get(0);
      assertThat(seat.connected()).isTrue();
      assertThat(seat.awaitedUntil()).contains(NOW.plus(Duration.ofSeconds(15)));
      // The player comes back, of which there is no event.
      store.apply(CODE, new Command.Connect(HOST.id()), NOW.plusSeconds(6));
      assertThat(store.find(CODE).orElseThrow().seats().get(0).awaitedUntil()).isEmpty();
    }
    assertThat(journal(CODE).last()).isEqualTo(1);
  }

  @Test
  void aNoticeThatIsNotDeliveredIsLeftOverAndADeliveredOneIsNot() {
    open(CODE, 2);
    store.apply(CODE, Rooms.sit(player(1)), NOW);
    restart();
    assertThat(stores.notices().leftOver()).containsExactly(EmbeddedStores.notice(CODE));
    assertThat(noticed).isEmpty();
    stores.notices().remove(EmbeddedStores.notice(CODE).id());
    restart();
    assertThat(stores.notices().leftOver()).isEmpty();
  }

  @Test
  void playersSurviveARestart() {
    StoredPlayer ann = new StoredPlayer(new Player("ann", "Ann"), "A".repeat(43) + "=");
    stores.players().add(ann);
    restart();
    assertThat(stores.players().find("ann").map(StoredPlayer::player)).contains(ann.player());
  }

  @Test
  void aRefusedRecordStopsNothingAndIsKeptAside() throws IOException {
    StoredPlayer ann = new StoredPlayer(new Player("ann", "Ann"), "A".repeat(43) + "=");
    stores.players().add(ann);
    open(CODE, 4);
    stores.close();
    FileLog log = Histories.open(directory).log();
    StoredPlayer withoutHash = new StoredPlayer(new Player("ben", "Ben"), "");
    Histories.append(log, List.of(new PlayerSeen(withoutHash, false, NOW)));
    log.close();
    for (int i = 0; i < 2; i++) {
      start();
      assertThat(stores.players().find("ann")).contains(ann);
      assertThat(stores.players().find("ben")).isEmpty();
      assertThat(store.find(CODE)).isPresent();
      stores.close();
    }
    start();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.filter(file -> file.toString().contains(".broken-")))
          .singleElement()
          .satisfies(file -> assertThat(file).content().contains("Ben"));
    }
  }

  @Test
  void aStartThatFailsGivesTheDirectoryBack() {
    open(CODE, 4);
    stores.close();
    EventForm failing =
        new EmbeddedStores.Names() {
          @Override
          public Supplier<?> snapshot(Room room) {
            throw new IllegalStateException("No snapshot");
          }
        };
    StoreSettings settings =
        new StoreSettings(Optional.of(directory), Durability.COMMIT, 64L << 20);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> EmbeddedStores.open(settings, failing, told, noticed))
          .hasMessage("No snapshot");
    }
    start();
    assertThat(store.find(CODE)).isPresent();
  }

  @Test
  void aRoomOfAThousandSeatsSurvivesARestart() {
    store.add(Rooms.opening(CODE, NewRoom.of("go", 1_000), HOST), NOW, Optional.empty());
    for (int i = 0; i < 500; i++) {
      store.apply(CODE, Rooms.sit(player(i)), NOW);
    }
    Room before = store.find(CODE).orElseThrow();
    restart();
    assertThat(withoutPresence(store.find(CODE).orElseThrow())).isEqualTo(withoutPresence(before));
  }

  private static String text(Entry entry) {
    return entry + entry.mark() + entry.part().text();
  }

  /** Returns a room without its members' presence, which a restart changes. */
  private static String withoutPresence(Room room) {
    return room.toString().replaceAll("givenUpAt=[^,]*, awaitedUntil=[^,]*|activeAt=[^,]*", "");
  }
}
