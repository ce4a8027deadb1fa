package org.cometlobby.lobby;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.UserText;

/**
 * A filter of rooms. An empty or {@code false} component lets every room pass.
 *
 * @param game exactly this game
 * @param open only rooms in which a new player could take a seat
 * @param text a part of the title or of the game's name, in either case
 */
public record RoomFilter(
    Optional<String> game, Optional<Phase> phase, boolean open, Optional<String> text)
    implements Predicate<Room> {

  public static final RoomFilter ALL =
      new RoomFilter(Optional.empty(), Optional.empty(), false, Optional.empty());

  public RoomFilter {
    game = game.map(UserText::line).filter(g -> !g.isEmpty());
    text = text.map(UserText::line).filter(t -> !t.isEmpty()).map(RoomFilter::folded);
  }

  public static RoomFilter ofGame(String game) {
    return new RoomFilter(Optional.of(game), Optional.empty(), false, Optional.empty());
  }

  @Override
  public boolean test(Room room) {
    return (game.isEmpty() || game.get().equals(room.game()))
        && (phase.isEmpty() || phase.get() == room.phase())
        && (!open || room.isOpen())
        && (text.isEmpty()
            || folded(room.title()).contains(text.get())
            || folded(room.game()).contains(text.get()));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
