package org.cometlobby.lobby.web;

import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.Phase;
import org.cometlobby.lobby.Player;
import org.cometlobby.lobby.Room;

/**
 * A room as its page shows it to one visitor. {@code room.js} knows the same rules: it goes on from
 * where this leaves off.
 */
public final class ShownRoom {

  private static final int MOST_FREE_SEATS = 12;

  private final Room room;
  private final Optional<String> myId;
  private final Messages messages;

  ShownRoom(Room room, Optional<Player> me, Messages messages) {
    this.room = room;
    this.myId = me.map(Player::id);
    this.messages = messages;
  }

  public List<ShownSeat> seats() {
    return ShownSeat.of(room, myId);
  }

  /** How many free seats are drawn; of a large room not all of them. */
  public int freeSeats() {
    return isWaiting() ? Math.min(missing(), MOST_FREE_SEATS) : 0;
  }

  /** In one line, how things are. */
  public String status() {
    return switch (room.phase()) {
      case STARTED -> messages.text("live.room.started");
      case CLOSED -> messages.text("live.room.closed");
      default ->
          missing() == 0
              ? messages.text("live.room.complete")
              : messages.count("live.room.missing", missing());
    };
  }

  /** In a second line, what that means for the visitor. */
  public String detail() {
    return messages.text("live.room." + detailKey());
  }

  private String detailKey() {
    return switch (room.phase()) {
      case STARTED -> seated() ? "started.detail" : "started.without";
      case CLOSED -> "closed.detail";
      default -> seated() ? "seated" : missing() > 0 ? "visitor" : "full";
    };
  }

  public String startHint() {
    return enough()
        ? messages.text("live.room.start.now")
        : messages.count("live.room.start.from", room.minPlayers());
  }

  public boolean started() {
    return room.phase() == Phase.STARTED;
  }

  public boolean seated() {
    return myId.flatMap(room::seatOf).isPresent();
  }

  public boolean canJoin() {
    return !seated() && room.isOpen();
  }

  public boolean canInvite() {
    return room.isOpen();
  }

  /** Whether the visitor may start the room, sooner or later. */
  public boolean hostStarts() {
    boolean startsByItselfAtOnce = room.autoStart() && room.minPlayers() == room.maxPlayers();
    return isWaiting() && myId.filter(room::isHost).isPresent() && !startsByItselfAtOnce;
  }

  /** Whether there are enough players for the host to start. */
  public boolean enough() {
    return room.seats().size() >= room.minPlayers();
  }

  /** Whether the page asks for itself again where there is no script: not while somebody types. */
  public boolean refreshes() {
    return isWaiting() && (seated() || missing() == 0);
  }

  private boolean isWaiting() {
    return room.phase() == Phase.WAITING;
  }

  private int missing() {
    return room.maxPlayers() - room.seats().size();
  }
}
