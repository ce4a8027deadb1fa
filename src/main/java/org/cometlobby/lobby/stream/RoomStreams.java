package org.cometlobby.lobby.stream;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.OptionalLong;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.RoomStore;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.LobbyEvent.Reason;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.RoomCode;
import org.cometlobby.lobby.wire.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * The stream of each room: its journal, whose offsets are the room's versions and whose state is
 * the room. A player who reads the stream is connected.
 */
@ApplicationScoped
public class RoomStreams {

  @Inject RoomStore rooms;
  @Inject PlayerStreams playerStreams;

  /** Streams the events of the room with this code, in either case. */
  @Comet("/streams/rooms/{code}")
  public Topic<Object> room(
      @PathParam("code") String code, @Nullable Principal caller, Subscriber subscriber) {
    String parsed = RoomCode.parse(code).orElseThrow(RoomStreams::noSuchRoom);
    Topic<Object> topic = rooms.journal(parsed).map(Topic::of).orElseThrow(RoomStreams::noSuchRoom);
    playerStreams.opened(parsed, caller, subscriber);
    if (caller instanceof Player player) {
      long since = memberAt(parsed, player).orElse(0);
      subscriber.endAfter(entry -> entry.offset() > since && EventJson.isKick(entry, player.id()));
    }
    return topic;
  }

  /**
   * Returns the present version of the room, if the player is a member: no kick until then counts.
   */
  private OptionalLong memberAt(String code, Player player) {
    return rooms.find(code).filter(room -> room.memberOf(player.id()).isPresent()).stream()
        .mapToLong(Room::version)
        .findFirst();
  }

  /**
   * Ends the streams of a banned player: one that began with the room as it is after the ban does
   * not come to the event. One that a kicked player has opened since may go on.
   */
  void end(@Observes @Priority(LIBRARY_BEFORE) RoomChange change) {
    if (change.event() instanceof LobbyEvent.Left left && left.reason() == Reason.BANNED) {
      playerStreams.endStreams(change.room().code(), left.playerId());
    }
  }

  private static RefusedException noSuchRoom() {
    return new RefusedException(404, "There is no room with this code; it may have closed");
  }
}
