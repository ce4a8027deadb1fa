package org.cometlobby.lobby.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometlobby.lobby.Room;
import org.cometlobby.lobby.Seat;

/**
 * A taken seat as a page shows it.
 *
 * @param initial the name's first character, as a reader sees characters
 * @param hue which of the avatars' colours, the same for the same name
 */
public record ShownSeat(Seat seat, String initial, int hue, boolean mine, boolean host) {

  private static final int HUES = 6;
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  static List<ShownSeat> of(Room room, Optional<String> myId) {
    return room.seats().stream()
        .map(
            seat ->
                new ShownSeat(
                    seat,
                    initial(seat.name()),
                    Math.floorMod(seat.name().hashCode(), HUES),
                    myId.filter(seat.playerId()::equals).isPresent(),
                    room.isHost(seat.playerId())))
        .toList();
  }

  static String initial(String name) {
    Matcher first = CHARACTER.matcher(name);
    return first.find() ? first.group().toUpperCase(Locale.ROOT) : "";
  }
}
