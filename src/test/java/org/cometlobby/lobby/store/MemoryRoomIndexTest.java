package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cometlobby.comet.Journal;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.RoomOrder;
import org.cometlobby.lobby.RoomPage;
import org.cometlobby.lobby.room.Arrival;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomCode;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;
import org.junit.jupiter.api.Test;

class MemoryRoomIndexTest {

  private static final List<String> GAMES = List.of("go", "chess", "Quick Draw");
  private static final List<String> TITLES = List.of("", "Ann's room", "quick one", "\u00c4rger");

  private final Random codes = new Random(1);
  private Instant now = Rooms.NOW;

  @Property(tries = 200)
  void everyWindowIsThatOfAWalkOverAllRooms(@ForAll long seed) {
    Random random = new Random(seed);
    // Some indexes come to the last number and number the rooms again.
    MemoryRoomIndex index =
        new MemoryRoomIndex(random.nextBoolean() ? 0 : Integer.MAX_VALUE - random.nextInt(40));
    List<Cell> cells = filled(index, random, 60);
    for (RoomFilter filter : filters()) {
      for (RoomOrder order : RoomOrder.values()) {
        List<Room> expected =
            cells.stream()
                .map(Cell::room)
                .filter(room -> room.visibility() == Visibility.PUBLIC)
                .filter(filter)
                .sorted(comparator(order))
                .toList();
        int limit = 1 + random.nextInt(10);
        assertThat(paged(index, filter, order, limit, expected.size()))
            .as(filter + " " + order + " by " + limit)
            .isEqualTo(expected);
      }
    }
  }

  private static Comparator<Room> comparator(RoomOrder order) {
    Comparator<Room> newest = Comparator.comparing(Room::createdAt).reversed();
    return order == RoomOrder.NEWEST
        ? newest
        : Comparator.comparing((Room room) -> -room.seats().size()).thenComparing(newest);
  }

  private static List<Room> paged(
      MemoryRoomIndex index, RoomFilter filter, RoomOrder order, int limit, int total) {
    List<Room> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      RoomPage page = index.list(filter, order, after, limit);
      assertThat(page.total()).isEqualTo(total);
      assertThat(page.rooms()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.rooms());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  @Property(tries = 100)
  void candidatesAreTheRoomsThatFitTheBestFirst(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryRoomIndex index = new MemoryRoomIndex();
    List<Cell> cells = filled(index, random, 60);
    for (String game : GAMES) {
      for (JsonObject attributes : List.of(JsonValue.EMPTY_JSON_OBJECT, level(1), level(2))) {
        MatchWish wish = new MatchWish(game, OptionalInt.empty(), 4, attributes);
        Predicate<Room> fits = room -> room.isOpen() && wish.fits(room);
        List<Room> expected =
            cells.stream()
                .map(Cell::room)
                .filter(fits)
                .sorted(
                    Comparator.comparing((Room room) -> !isLively(room))
                        .thenComparing(room -> -room.seats().size())
                        .thenComparing(Room::createdAt))
                .toList();
        assertThat(index.candidates("zoe", wish, now, 100)).isEqualTo(expected);
        assertThat(index.candidates("zoe", wish, now, 2))
            .isEqualTo(expected.subList(0, Math.min(2, expected.size())));
      }
    }
  }

  private boolean isLively(Room room) {
    return room.seats().stream().allMatch(seat -> seat.connected())
        && !room.activeAt().isBefore(now.minus(LivelyRooms.LIVELY));
  }

  @Property(tries = 100)
  void aPlayersRoomsAndTheCountsAreThoseOfAWalkOverAllRooms(@ForAll long seed) {
    MemoryRoomIndex index = new MemoryRoomIndex();
    List<Cell> cells = filled(index, new Random(seed), 40);
    for (int i = 0; i < 8; i++) {
      String id = player(i).id();
      assertThat(index.seatedIn(id))
          .isEqualTo(
              cells.stream()
                  .map(Cell::room)
                  .filter(room -> room.seatOf(id).isPresent())
                  .sorted(Comparator.comparing(Room::createdAt).reversed())
                  .toList());
      assertThat(index.placesOf(id))
          .isEqualTo(cells.stream().filter(cell -> cell.room().memberOf(id).isPresent()).count());
    }
    Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
    cells.forEach(cell -> phases.merge(cell.room().phase(), 1, Integer::sum));
    assertThat(index.counts().byPhase()).isEqualTo(phases);
    assertThat(index.counts().rooms()).isEqualTo(cells.size());
    assertThat(index.counts().players())
        .isEqualTo(
            (int)
                cells.stream()
                    .flatMap(cell -> cell.room().seats().stream())
                    .map(seat -> seat.playerId())
                    .distinct()
                    .count());
  }

  @Test
  void aWindowGoesOnAfterARoomThatHasClosed() {
    MemoryRoomIndex index = new MemoryRoomIndex();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      cells.add(added(index, wish("go", "", Visibility.PUBLIC, JsonValue.EMPTY_JSON_OBJECT), i, i));
    }
    RoomPage first = index.list(RoomFilter.ALL, RoomOrder.NEWEST, Optional.empty(), 3);
    index.remove(cells.get(3));
    assertThat(index.list(RoomFilter.ALL, RoomOrder.NEWEST, first.next(), 3).rooms())
        .containsExactly(cells.get(2).room(), cells.get(1).room(), cells.get(0).room());
  }

  @Test
  void aSearchFindsByPagingARoomBehindMoreThanItCompares() {
    MemoryRoomIndex index = new MemoryRoomIndex();
    Cell oldest = added(index, titled("abcd"), 0, 0);
    for (int i = 1; i <= Candidates.MOST_COMPARED + 1; i++) {
      // Has all runs of three characters of the text, but not the text.
      added(index, titled("bcd abc"), i, 0);
    }
    Cell newest = added(index, titled("ABCD"), 9_999, 0);
    for (RoomOrder order : RoomOrder.values()) {
      RoomPage first = index.list(searched("abcd"), order, Optional.empty(), 5);
      assertThat(first.rooms()).containsExactly(newest.room());
      RoomPage second = index.list(searched("abcd"), order, first.next(), 5);
      assertThat(second.rooms()).containsExactly(oldest.room());
      assertThat(second.next()).isEmpty();
    }
  }

  @Test
  void aSearchGoesOnUntilItHasAWindowAndKnowsWhetherAnotherOneFollows() {
    MemoryRoomIndex index = new MemoryRoomIndex();
    for (int i = 0; i < Candidates.MOST_COMPARED + 100; i++) {
      added(index, titled(i % 2 == 0 ? "abcd" : "bcd abc"), i, 0);
    }
    RoomPage page = index.list(searched("abcd"), RoomOrder.NEWEST, Optional.empty(), 10);
    assertThat(page.rooms()).hasSize(10).allMatch(room -> room.title().equals("abcd"));
    assertThat(page.next()).isPresent();
  }

  @Test
  void theTotalOfASearchIsTheSameForEachWindow() {
    for (int rooms : List.of(40, Candidates.MOST_COMPARED + 100)) {
      MemoryRoomIndex index = new MemoryRoomIndex();
      for (int i = 0; i < rooms; i++) {
        // The windows pass over different numbers of rooms without the text.
        added(index, titled(i % 7 == 0 || i % 5 == 0 ? "abcd" : "bcd abc"), i, 0);
      }
      for (RoomOrder order : RoomOrder.values()) {
        Set<Integer> totals = new HashSet<>();
        Optional<String> after = Optional.empty();
        do {
          RoomPage page = index.list(searched("abcd"), order, after, 3);
          totals.add(page.total());
          after = page.next();
        } while (after.isPresent());
        assertThat(totals).as(rooms + " rooms, " + order).hasSize(1);
      }
    }
  }

  @Test
  void aRoomThatClosesDuringASearchIsLeftOutAndTheNextWindowGoesOn() {
    for (RoomFilter filter : List.of(RoomFilter.ALL, searched("abcd"))) {
      MemoryRoomIndex index = new MemoryRoomIndex();
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        cells.add(added(index, titled("abcd"), i, i));
      }
      Candidates candidates = index.candidates(filter, RoomOrder.NEWEST, Optional.empty(), 2);
      index.remove(cells.get(3));
      RoomPage page = candidates.window(filter, 2);
      List<Room> all = new ArrayList<>(page.rooms());
      all.addAll(index.list(filter, RoomOrder.NEWEST, page.next(), 5).rooms());
      assertThat(all)
          .containsExactly(
              cells.get(4).room(), cells.get(2).room(), cells.get(1).room(), cells.get(0).room());
    }
  }

  @Test
  void aSearchDuringWhichTheRoomsAreNumberedAgainListsTheRoomsThatItFound() {
    MemoryRoomIndex index = new MemoryRoomIndex(Integer.MAX_VALUE - 3);
    Cell older = added(index, titled("abcd"), 1, 1);
    Cell newer = added(index, titled("abcd"), 2, 2);
    Candidates candidates = index.candidates(RoomFilter.ALL, RoomOrder.NEWEST, Optional.empty(), 5);
    added(index, titled("abcd"), 3, 3);
    added(index, titled("abcd"), 4, 4);
    assertThat(candidates.window(RoomFilter.ALL, 5).rooms())
        .containsExactly(newer.room(), older.room());
  }

  @Test
  void theFullestRoomsGoOnWhereTheyEndedAlthoughTheLastOneHasChangedMeanwhile() {
    MemoryRoomIndex index = new MemoryRoomIndex();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Cell cell = added(index, titled("abcd"), i, 0);
      apply(index, cell, Rooms.sit(player(1)));
      cells.add(cell);
    }
    Candidates candidates =
        index.candidates(RoomFilter.ALL, RoomOrder.FULLEST, Optional.empty(), 1);
    apply(index, cells.get(2), new Command.LeaveSeat(player(1).id()));
    RoomPage first = candidates.window(RoomFilter.ALL, 1);
    assertThat(first.rooms()).containsExactly(cells.get(2).room());
    assertThat(index.list(RoomFilter.ALL, RoomOrder.FULLEST, first.next(), 2).rooms())
        .containsExactly(cells.get(1).room(), cells.get(0).room());
  }

  private static void apply(MemoryRoomIndex index, Cell cell, Command command) {
    cell.set(Rooms.accepted(cell.room().apply(command, Rooms.NOW)).room());
    index.update(cell);
  }

  private static RoomFilter searched(String text) {
    return new RoomFilter(Optional.empty(), Set.of(), false, Optional.of(text));
  }

  private static NewRoom titled(String title) {
    return wish("go", title, Visibility.PUBLIC, JsonValue.EMPTY_JSON_OBJECT);
  }

  @Test
  void anythingElseThanACursorIsRefused() {
    MemoryRoomIndex index = new MemoryRoomIndex();
    for (String text : List.of("", "x", "1-2", "99999-zz-K7QX2M", "1-zzzzzzzzzzzz-K7QX2M")) {
      assertThatThrownBy(() -> index.list(RoomFilter.ALL, RoomOrder.NEWEST, Optional.of(text), 10))
          .as(text)
          .isInstanceOf(OutOfBoundsException.class)
          .hasMessageContaining("after");
    }
  }

  private static List<RoomFilter> filters() {
    List<RoomFilter> filters = new ArrayList<>();
    for (Optional<String> game : List.of(Optional.<String>empty(), Optional.of("go"))) {
      for (Set<Phase> phases :
          List.of(Set.<Phase>of(), Set.of(Phase.WAITING), RoomFilter.BEFORE_START)) {
        for (boolean open : List.of(true, false)) {
          for (String text : List.of("", "q", "qu", "quick", "\u00e4r", "nothing", "o\nq")) {
            filters.add(new RoomFilter(game, phases, open, Optional.of(text)));
          }
        }
      }
    }
    return filters;
  }

  /** Fills an index by random commands, and returns the rooms that are open at the end. */
  private List<Cell> filled(MemoryRoomIndex index, Random random, int commands) {
    List<Cell> cells = new ArrayList<>();
    now = Rooms.NOW;
    for (int i = 0; i < commands; i++) {
      now = now.plusSeconds(1 + random.nextInt(60));
      if (cells.isEmpty() || random.nextInt(3) == 0) {
        NewRoom wish =
            wish(
                GAMES.get(random.nextInt(GAMES.size())),
                TITLES.get(random.nextInt(TITLES.size())),
                random.nextInt(4) == 0 ? Visibility.UNLISTED : Visibility.PUBLIC,
                random.nextBoolean() ? JsonValue.EMPTY_JSON_OBJECT : level(1 + random.nextInt(2)));
        cells.add(added(index, wish, i, random.nextInt(8)));
      } else {
        Cell cell = cells.get(random.nextInt(cells.size()));
        Outcome outcome = cell.room().apply(command(random, cell.room()), now);
        if (outcome instanceof Outcome.Accepted accepted) {
          cell.set(accepted.room());
          if (accepted.room().phase() == Phase.CLOSED) {
            index.remove(cell);
            cells.remove(cell);
          } else {
            index.update(cell);
          }
        }
      }
    }
    return cells;
  }

  private Command command(Random random, Room room) {
    Player player = player(random.nextInt(8));
    return switch (random.nextInt(6)) {
      case 0 -> new Command.LeaveSeat(player.id());
      case 1 -> new Command.Disconnect(player.id(), Rooms.GRACE);
      case 2 -> new Command.Start(room.host().orElse(""));
      case 3 ->
          new Command.TakeSeat(
              player, Role.SPECTATOR, Optional.empty(), new Arrival(true, Rooms.GRACE));
      default -> Rooms.sit(player);
    };
  }

  private Cell added(MemoryRoomIndex index, NewRoom wish, int second, int maker) {
    Room room =
        Room.open(
                RoomCode.random(Visibility.PUBLIC, codes),
                Rooms.LIFE,
                wish,
                player(maker),
                Rooms.HERE,
                Rooms.NOW.isBefore(now) ? now : now.plusSeconds(second))
            .get(0)
            .room();
    Cell cell = new Cell(room, Journal.builder().build());
    index.add(cell);
    return cell;
  }

  private static NewRoom wish(
      String game, String title, Visibility visibility, JsonObject attributes) {
    return new NewRoom(
        game,
        title,
        1,
        4,
        visibility,
        true,
        10,
        SpectatorsMay.CHAT,
        JsonValue.EMPTY_JSON_OBJECT,
        attributes);
  }

  private static JsonObject level(int level) {
    return Json.createObjectBuilder().add("level", level).build();
  }

  private static Player player(int i) {
    return new Player("player" + i, "P" + i);
  }
}
