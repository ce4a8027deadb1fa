package org.cometlobby.lobby.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.room.Room;

/**
 * A position in a list of rooms: after one room, as it was when it was listed. Clients take it for
 * opaque; it holds on every node and over a restart.
 *
 * @param seats the number of taken seats
 */
record ListCursor(int seats, long createdMillis, String code) {

  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,4})-([0-9a-z]{1,11})-([0-9A-Z]{1,16})");

  /**
   * @param seats the number of taken seats by which the room was listed, if it was; the room may
   *     have changed since
   */
  static ListCursor of(Room room, Optional<Integer> seats) {
    return new ListCursor(
        seats.orElse(room.seats().size()), room.createdAt().toEpochMilli(), room.code());
  }

  /**
   * @throws OutOfBoundsException for any other text
   */
  static ListCursor parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new OutOfBoundsException("after", "is the next of an earlier answer");
    }
    return new ListCursor(
        Integer.parseInt(matcher.group(1)),
        Long.parseLong(matcher.group(2), Character.MAX_RADIX),
        matcher.group(3));
  }

  @Override
  public String toString() {
    return seats + "-" + Long.toString(createdMillis, Character.MAX_RADIX) + "-" + code;
  }
}
