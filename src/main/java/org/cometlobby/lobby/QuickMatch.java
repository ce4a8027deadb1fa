package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.MatchWish;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;

/**
 * The quick match, which puts players with equal wishes into one room. The wishes of one game are
 * handled one after the other, so players who ask at the same time find the same room; the waits
 * for their commits are at once.
 */
@ApplicationScoped
public class QuickMatch {

  private static final Logger LOG = System.getLogger(QuickMatch.class.getName());

  /** The most rooms tried: they fit, but may fill up meanwhile. */
  private static final int MOST_TRIED = 20;

  @Inject LobbyBean lobby;
  @Inject RoomStore rooms;
  @Inject RoomIndex index;
  @Inject CommitIds commits;
  @Inject InstantSource clock;
  @Inject Bounds bounds;

  private final StripedLock games = new StripedLock();

  /**
   * Gives the player a seat in a room that fits, or opens one. Throws the exceptions of {@link
   * LobbyBean#create}.
   *
   * @return the changes; empty if the player already waits in a fitting room
   */
  public Outcome.Accepted match(Player player, MatchWish request) {
    MatchWish wish = bounds.checked(request);
    Optional<Room> repeated =
        commits.ofRequest().flatMap(id -> rooms.committed(id, clock.instant()));
    if (repeated.isPresent()) {
      return new Outcome.Accepted(List.of(), repeated.get());
    }
    return games
        .call(wish.game(), () -> seatThatFits(player, wish).orElseGet(() -> newRoom(player, wish)))
        .await();
  }

  /** Tries the player's own room first, then others, the best first. */
  private Optional<Committing<Outcome.Accepted>> seatThatFits(Player player, MatchWish wish) {
    Stream<Room> own =
        index.seatedIn(player.id()).stream()
            .filter(room -> room.isBeforeStart() && wish.fits(room));
    List<Room> fitting =
        Stream.concat(
                own, index.candidates(player.id(), wish, clock.instant(), MOST_TRIED).stream())
            .toList();
    for (Room room : fitting) {
      try {
        return Optional.of(
            lobby.join(player, room.code(), arrival -> new Command.Match(player, wish, arrival)));
      } catch (RefusalException e) {
        LOG.log(Level.DEBUG, () -> "Not room " + room.code() + ": " + e.refusal());
      }
    }
    return Optional.empty();
  }

  private Committing<Outcome.Accepted> newRoom(Player player, MatchWish wish) {
    return lobby
        .begin(player, NewRoom.of(wish))
        .map(
            room ->
                new Outcome.Accepted(
                    List.of(new RoomChange(new LobbyEvent.Created(), room)), room));
  }
}
