package org.cometlobby.lobby.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.RoomPage;
import org.cometlobby.lobby.room.Room;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * A copy of what an index knows about one window: the rooms that may be in it. Their texts are
 * compared here, without the index's lock, so that no commit waits for a search.
 *
 * @param cells the rooms by id; may change meanwhile
 * @param total the number of all rooms that may be in the list
 * @param all the ids of all rooms that may be in the list, if their texts have to be compared and
 *     they are few; else {@code null}
 * @param runs the ids of the rooms from which the window is taken, in its order; the first ones
 *     only, see {@link #most}
 */
record Candidates(
    Map<Integer, Cell> cells, int total, @Nullable RoaringBitmap all, List<Run> runs) {

  /**
   * The most texts that one search compares. The sets of runs of characters leave few others, so
   * only a search for a text that very many rooms have comes here; its total is then that of all
   * candidates, the same for each window, and a window may end before its limit, with the cursor
   * from which the search goes on.
   */
  static final int MOST_COMPARED = 2_000;

  /**
   * A run of rooms, the newest first.
   *
   * @param seats the number of taken seats by which the rooms are ordered, if they are
   */
  record Run(Optional<Integer> seats, RoaringBitmap ids) {}

  /**
   * Returns how many rooms a window needs: one more than it looks at, to know whether it is last.
   */
  static int most(RoomFilter filter, int limit) {
    return 1 + (filter.text().isPresent() ? MOST_COMPARED : limit);
  }

  /**
   * Returns the window.
   *
   * @param filter the one by which the candidates were found
   */
  RoomPage window(RoomFilter filter, int limit) {
    boolean compares = filter.text().isPresent();
    RoaringBitmap passing = all == null ? null : passing(all, filter);
    List<Room> rooms = new ArrayList<>();
    Optional<String> next = Optional.empty();
    int count = passing == null ? total : passing.getCardinality();
    int seen = 0;
    for (Run run : runs) {
      for (IntIterator ids = run.ids().getReverseIntIterator(); ids.hasNext(); seen++) {
        int id = ids.next();
        Cell cell = cells.get(id);
        if (cell == null) {
          // It has closed meanwhile.
          continue;
        }
        Room room = cell.room();
        boolean passes = passing != null ? passing.contains(id) : !compares || filter.test(room);
        if (seen == MOST_COMPARED || (passes && rooms.size() == limit)) {
          return new RoomPage(rooms, count, next);
        }
        if (passes) {
          rooms.add(room);
        }
        next = Optional.of(ListCursor.of(room, run.seats()).toString());
      }
    }
    boolean last = seen < most(filter, limit);
    return new RoomPage(rooms, count, last ? Optional.empty() : next);
  }

  private RoaringBitmap passing(RoaringBitmap ids, RoomFilter filter) {
    RoaringBitmap passing = new RoaringBitmap();
    for (IntIterator ascending = ids.getIntIterator(); ascending.hasNext(); ) {
      int id = ascending.next();
      Cell cell = cells.get(id);
      if (cell != null && filter.test(cell.room())) {
        passing.add(id);
      }
    }
    return passing;
  }
}
