package org.cometlobby.lobby.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Seat;

/**
 * A taken seat as a page shows it.
 *
 * @param initial the name's first grapheme cluster, in upper case
 * @param hue the number of the avatar's colour, the same for the same name
 * @param team empty for a player without a team
 * @param marks the seat's state in words, such as host or ready
 */
public record SeatViewModel(
    Seat seat, String initial, int hue, boolean mine, Optional<TeamViewModel> team, String marks) {

  private static final int HUES = 6;
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  /** Returns some seats of a room. */
  static List<SeatViewModel> of(Room room, List<Seat> seats, Optional<String> myId, Texts texts) {
    return seats.stream().map(seat -> of(room, seat, myId, texts)).toList();
  }

  private static SeatViewModel of(Room room, Seat seat, Optional<String> myId, Texts texts) {
    boolean mine = myId.filter(seat.playerId()::equals).isPresent();
    return new SeatViewModel(
        seat,
        initial(seat.name()),
        Math.floorMod(seat.name().hashCode(), HUES),
        mine,
        seat.team().map(team -> TeamViewModel.of(team, texts)),
        marks(room, seat, mine, texts));
  }

  /** Returns the marks, the same as in {@code seats.js}. */
  private static String marks(Room room, Seat seat, boolean mine, Texts texts) {
    StringJoiner marks = new StringJoiner(" · ");
    if (mine) {
      marks.add(texts.text("live.seat.you"));
    }
    if (room.isHost(seat.playerId())) {
      marks.add(texts.text("live.seat.host"));
    }
    if (seat.ready() && room.isBeforeStart()) {
      marks.add(texts.text("live.seat.ready"));
    }
    // A stream that is about to open, or was cut: whoever looks at the page is there.
    if (!mine && !seat.connected() && room.isBeforeStart()) {
      marks.add(texts.text("live.seat.away"));
    }
    return marks.toString();
  }

  /** Returns the seat's classes for the style sheet. */
  public String classes(boolean beforeStart) {
    return "seat hue-"
        + hue
        + (mine ? " mine" : "")
        + (beforeStart && seat.ready() ? " ready" : "")
        + (beforeStart && !mine && !seat.connected() ? " away" : "");
  }

  static String initial(String name) {
    Matcher first = CHARACTER.matcher(name);
    return first.find() ? first.group().toUpperCase(Locale.ROOT) : "";
  }
}
