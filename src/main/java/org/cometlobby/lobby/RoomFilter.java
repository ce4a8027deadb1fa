package org.cometlobby.lobby;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.UserText;

/**
 * A filter of rooms. An empty or {@code false} component lets every room pass. A room's game and
 * title never change, so only {@code phases} and {@code open} let a room in or out later.
 *
 * @param game exactly this game
 * @param phases one of these phases
 * @param open only rooms in which a new player could take a seat
 * @param text a part of the title or of the game's name, in either case
 */
public record RoomFilter(
    Optional<String> game, Set<Phase> phases, boolean open, Optional<String> text)
    implements Predicate<Room> {

  public static final RoomFilter ALL =
      new RoomFilter(Optional.empty(), Set.of(), false, Optional.empty());

  /** The phases of a room that has not started, see {@link Room#isBeforeStart}. */
  public static final Set<Phase> BEFORE_START = Set.of(Phase.WAITING, Phase.COUNTDOWN);

  public RoomFilter {
    phases = Set.copyOf(phases);
    game = game.map(UserText::line).filter(g -> !g.isEmpty());
    text = text.map(UserText::line).filter(t -> !t.isEmpty()).map(RoomFilter::folded);
  }

  public static RoomFilter ofGame(String game) {
    return new RoomFilter(Optional.of(game), Set.of(), false, Optional.empty());
  }

  @Override
  public boolean test(Room room) {
    return (phases.isEmpty() || phases.contains(room.phase()))
        && (!open || room.isOpen())
        && concerns(room.game(), searched(room));
  }

  /**
   * Returns whether a room may pass, in some phase.
   *
   * @param roomGame the room's game
   * @param roomText the room's {@link #searched} text
   */
  public boolean concerns(String roomGame, String roomText) {
    return (game.isEmpty() || game.get().equals(roomGame))
        && (text.isEmpty() || roomText.contains(text.get()));
  }

  /** Returns the text of a room in which a filter's text is searched. */
  public static String searched(Room room) {
    // A filter's text is one line, so it can't match across the two.
    return folded(room.title() + "\n" + room.game());
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
