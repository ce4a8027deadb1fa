package org.cometlobby.lobby.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cometlobby.lobby.RoomCounts;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.RoomIndex;
import org.cometlobby.lobby.RoomOrder;
import org.cometlobby.lobby.RoomPage;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Visibility;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The index of the rooms in memory. A room has a number, higher than that of each earlier room; a
 * set of rooms is a set of such numbers, one for each property that is asked for, so a filter is an
 * intersection of sets, and its numbers in descending order are the newest rooms first.
 *
 * <p>Thread-safe: one lock, held for some microseconds. Longer work, such as the comparison of
 * texts, is done with a copy outside.
 */
final class MemoryRoomIndex implements RoomIndex {

  /** A number above that of each room. */
  private static final long ALL = 1L << 32;

  private record Listed(int id, Room room) {}

  private final Map<String, Listed> byCode = new HashMap<>();
  // Read without the lock, too. Another map after each renumbering, so that the numbers of a copy
  // stay those of the same rooms.
  private Map<Integer, Cell> byId = new ConcurrentHashMap<>();
  private final RoaringBitmap listed = new RoaringBitmap();
  private final Facets<RoomProperty> properties = new Facets<>(new HashMap<>());
  private final Facets<Integer> bySeats =
      new Facets<>(new TreeMap<>(Collections.reverseOrder(Integer::compare)));
  private final TextIndex texts = new TextIndex();
  private final LivelyRooms lively = new LivelyRooms();
  private final PlayerRooms seated = new PlayerRooms();
  private final PlayerRooms watching = new PlayerRooms();
  private final Map<Phase, Integer> phases = new EnumMap<>(Phase.class);
  private int lastId;

  MemoryRoomIndex() {
    this(0);
  }

  /**
   * @param lastId the number before that of the first room
   */
  MemoryRoomIndex(int lastId) {
    this.lastId = lastId;
  }

  /** Adds a room, newer than the others. */
  synchronized void add(Cell cell) {
    if (lastId == Integer.MAX_VALUE) {
      renumber();
    }
    Room room = cell.room();
    int id = ++lastId;
    byId.put(id, cell);
    byCode.put(room.code(), new Listed(id, room));
    phases.merge(room.phase(), 1, Integer::sum);
    seated.move(cell, List.of(), room.seats());
    watching.move(cell, List.of(), room.spectators());
    if (isListed(room)) {
      listed.add(id);
      properties.move(id, Set.of(), RoomProperty.of(room));
      bySeats.move(id, Set.of(), Set.of(room.seats().size()));
      texts.add(RoomFilter.searched(room), id);
      lively.add(id, room);
    }
  }

  /** Brings a room up to date. */
  synchronized void update(Cell cell) {
    Room room = cell.room();
    Listed known = byCode.get(room.code());
    if (known == null) {
      return;
    }
    Room before = known.room();
    byCode.put(room.code(), new Listed(known.id(), room));
    if (before.phase() != room.phase()) {
      phases.merge(before.phase(), -1, MemoryRoomIndex::sumOrNull);
      phases.merge(room.phase(), 1, Integer::sum);
    }
    seated.move(cell, before.seats(), room.seats());
    watching.move(cell, before.spectators(), room.spectators());
    if (isListed(room)) {
      RoomProperty.move(properties, known.id(), before, room);
      bySeats.move(known.id(), Set.of(before.seats().size()), Set.of(room.seats().size()));
      lively.remove(known.id(), before);
      lively.add(known.id(), room);
    }
  }

  /** Removes a room that has closed. */
  synchronized void remove(Cell cell) {
    Listed known = byCode.remove(cell.code());
    if (known == null) {
      return;
    }
    Room before = known.room();
    byId.remove(known.id());
    phases.merge(before.phase(), -1, MemoryRoomIndex::sumOrNull);
    seated.move(cell, before.seats(), List.of());
    watching.move(cell, before.spectators(), List.of());
    if (isListed(before)) {
      listed.remove(known.id());
      properties.move(known.id(), RoomProperty.of(before), Set.of());
      bySeats.move(known.id(), Set.of(before.seats().size()), Set.of());
      texts.remove(RoomFilter.searched(before), known.id());
      lively.remove(known.id(), before);
    }
  }

  /** Numbers the rooms from 1 again. */
  private void renumber() {
    List<Cell> oldestFirst = new TreeMap<>(byId).values().stream().toList();
    byId = new ConcurrentHashMap<>();
    oldestFirst.forEach(this::remove);
    lastId = 0;
    oldestFirst.forEach(this::add);
  }

  @Override
  public RoomPage list(RoomFilter filter, RoomOrder order, Optional<String> after, int limit) {
    return candidates(filter, order, after.map(ListCursor::parse), limit).window(filter, limit);
  }

  /** Copies what a window needs. */
  synchronized Candidates candidates(
      RoomFilter filter, RoomOrder order, Optional<ListCursor> after, int limit) {
    RoaringBitmap found = found(filter);
    int total = found.getCardinality();
    int most = Candidates.most(filter, limit);
    long below = after.map(this::position).orElse(ALL);
    List<Candidates.Run> runs = new ArrayList<>();
    if (order == RoomOrder.NEWEST) {
      runs.add(new Candidates.Run(Optional.empty(), newest(found, below, most)));
    } else {
      int fewer = after.map(ListCursor::seats).orElse(Integer.MAX_VALUE);
      for (int seats : bySeats.keys()) {
        if (seats <= fewer && most > 0) {
          RoaringBitmap ids =
              newest(
                  RoaringBitmap.and(found, bySeats.of(seats)), seats == fewer ? below : ALL, most);
          runs.add(new Candidates.Run(Optional.of(seats), ids));
          most -= ids.getCardinality();
        }
      }
    }
    return new Candidates(
        byId,
        total,
        filter.text().isPresent() && total <= Candidates.MOST_COMPARED ? found.clone() : null,
        runs);
  }

  /** Returns the ids of the rooms that may pass a filter; not to be changed. */
  private RoaringBitmap found(RoomFilter filter) {
    List<RoaringBitmap> sets = new ArrayList<>();
    filter.game().ifPresent(game -> sets.add(properties.of(new RoomProperty.Game(game))));
    if (!filter.phases().isEmpty()) {
      RoaringBitmap inPhase = new RoaringBitmap();
      filter.phases().forEach(phase -> inPhase.or(properties.of(new RoomProperty.Of(phase))));
      sets.add(inPhase);
    }
    if (filter.open()) {
      sets.add(properties.of(RoomProperty.Flag.OPEN));
    }
    filter.text().ifPresent(text -> sets.addAll(texts.rarest(text)));
    sets.sort(Comparator.comparing(RoaringBitmap::getCardinality));
    return sets.stream().reduce((one, other) -> RoaringBitmap.and(one, other)).orElse(listed);
  }

  /** Copies the highest of the ids below a bound. */
  private static RoaringBitmap newest(RoaringBitmap ids, long below, int most) {
    int count = ids.rank((int) (below - 1));
    return count == 0
        ? new RoaringBitmap()
        // Not up to ALL: the bitmap would look for each of the sets that there could be.
        : ids.selectRange(ids.select(Math.max(0, count - most)), Math.min(below, ids.last() + 1L));
  }

  /** Returns the number below which the rooms after a cursor are. */
  private long position(ListCursor cursor) {
    Listed room = byCode.get(cursor.code());
    if (room != null && room.room().createdAt().toEpochMilli() == cursor.createdMillis()) {
      return room.id();
    }
    // It has closed: the numbers ascend with the moments at which rooms opened.
    int from = 0;
    int to = listed.getCardinality();
    while (from < to) {
      int middle = (from + to) >>> 1;
      Room there = room(listed.select(middle));
      if (there.createdAt().toEpochMilli() > cursor.createdMillis()) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from == listed.getCardinality() ? ALL : listed.select(from);
  }

  @Override
  public synchronized List<Room> candidates(
      String playerId, MatchWish wish, Instant now, int most) {
    RoaringBitmap fitting =
        properties.of(new RoomProperty.Joinable(wish.game(), wish.maxPlayers())).clone();
    wish.minPlayers().ifPresent(least -> fitting.and(properties.of(new RoomProperty.Least(least))));
    wish.attributes()
        .forEach(
            (attribute, value) -> {
              RoaringBitmap otherwise =
                  RoaringBitmap.andNot(
                      properties.of(new RoomProperty.Wished(attribute)),
                      properties.of(new RoomProperty.WishedAs(attribute, value.toString())));
              fitting.andNot(otherwise);
            });
    List<Room> rooms = new ArrayList<>();
    RoaringBitmap first = lively.ids(now);
    best(RoaringBitmap.and(fitting, first), playerId, wish, most, rooms);
    best(RoaringBitmap.andNot(fitting, first), playerId, wish, most, rooms);
    return rooms;
  }

  private void best(
      RoaringBitmap fitting, String playerId, MatchWish wish, int most, List<Room> rooms) {
    for (int seats : bySeats.keys()) {
      if (rooms.size() >= most || fitting.isEmpty()) {
        return;
      }
      IntIterator oldestFirst = RoaringBitmap.and(fitting, bySeats.of(seats)).getIntIterator();
      while (oldestFirst.hasNext() && rooms.size() < most) {
        Room room = room(oldestFirst.next());
        if (wish.fits(room) && room.mayBeMatchedWith(playerId)) {
          rooms.add(room);
        }
      }
    }
  }

  @Override
  public synchronized List<Room> seatedIn(String playerId) {
    return seated.of(playerId).stream()
        .map(Cell::room)
        .sorted(Comparator.comparing(Room::createdAt).reversed().thenComparing(Room::code))
        .toList();
  }

  @Override
  public synchronized List<Room> roomsOf(String playerId) {
    return Stream.concat(seated.of(playerId).stream(), watching.of(playerId).stream())
        .map(Cell::room)
        .toList();
  }

  @Override
  public synchronized int placesOf(String playerId) {
    return seated.of(playerId).size() + watching.of(playerId).size();
  }

  @Override
  public synchronized RoomCounts counts() {
    return new RoomCounts(phases, seated.players());
  }

  private Room room(int id) {
    return Objects.requireNonNull(byId.get(id)).room();
  }

  private static boolean isListed(Room room) {
    return room.visibility() == Visibility.PUBLIC;
  }

  private static @Nullable Integer sumOrNull(int one, int other) {
    int sum = one + other;
    return sum == 0 ? null : sum;
  }
}
