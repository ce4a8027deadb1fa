package org.cometlobby.lobby.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Seat;

/**
 * The taken seats that a page draws: in a large room not all. {@code seat-window.js} has the same
 * rules.
 *
 * @param seats in the order of the page
 * @param rest the number of the other taken seats
 * @param most the largest number of seats to draw
 */
public record SeatWindow(List<Seat> seats, int rest, int most) {

  /** The largest room that is drawn whole. */
  static final int FEW = 60;

  /** The largest number of players whom a room waits for that are all drawn. */
  private static final int MOST_AWAITED = 30;

  private static final int STEP = 100;

  /**
   * Chooses a room's seats. A room with few seats has them in their order. A larger one begins with
   * the visitor's and the host's, and then has the newest first; older ones only if the room waits
   * for few players, and these are among them.
   */
  static SeatWindow of(Room room, Optional<String> myId, int most) {
    List<Seat> all = room.seats();
    if (all.size() <= FEW) {
      return new SeatWindow(all, 0, FEW);
    }
    List<Seat> first =
        Stream.concat(myId.stream(), room.host().stream())
            .distinct()
            .flatMap(id -> room.seatOf(id).stream())
            .toList();
    List<Seat> others = new ArrayList<>(all);
    others.removeAll(first);
    Collections.reverse(others);
    List<Seat> awaited = others.stream().filter(seat -> isAwaited(room, seat)).toList();
    Set<Seat> ranked = new LinkedHashSet<>(awaited.size() <= MOST_AWAITED ? awaited : List.of());
    ranked.addAll(others);
    Set<Seat> chosen = Set.copyOf(ranked.stream().limit(most - first.size()).toList());
    List<Seat> seats =
        Stream.concat(first.stream(), others.stream().filter(chosen::contains)).toList();
    return new SeatWindow(seats, all.size() - seats.size(), most);
  }

  private static boolean isAwaited(Room room, Seat seat) {
    return room.isBeforeStart() && !(seat.ready() && seat.connected());
  }

  /** Returns whether the room has so many players that the page may not draw all. */
  public boolean large() {
    return seats.size() + rest > FEW;
  }

  /** Returns whether the visitor has asked for more seats than a page draws by itself. */
  public boolean enlarged() {
    return most > FEW;
  }

  /** Returns the number of seats that a larger window draws besides. */
  public int step() {
    return Math.min(rest, STEP);
  }

  /** Returns the number of seats in a larger window. */
  public int larger() {
    return most + STEP;
  }
}
