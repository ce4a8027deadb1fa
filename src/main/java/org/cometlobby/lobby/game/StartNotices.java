package org.cometlobby.lobby.game;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.Optional;
import org.cometlobby.lobby.NoticeMaker;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;

/** The maker of the notices of rooms' starts, for the games that have a webhook. */
@ApplicationScoped
public class StartNotices implements NoticeMaker {

  // The static methods of Json look their provider up each time.
  private static final JsonProvider JSON = JsonProvider.provider();

  @Inject Games games;

  @Override
  public Optional<PendingNotice> of(RoomChange change) {
    return change.event() instanceof LobbyEvent.Started started
        ? games.webhook(change.room().game()).map(hook -> notice(change.room(), started.at()))
        : Optional.empty();
  }

  /**
   * Returns the notice of a start.
   *
   * @param room the room at its start
   */
  static PendingNotice notice(Room room, Instant at) {
    return new PendingNotice(id(room), room.game(), body(room, at), at);
  }

  /**
   * Returns the id of the start, the same with every retry. The code alone is not unique: another
   * room may have it later, and a room that lost its newest changes in a crash may start again.
   */
  private static String id(Room room) {
    return room.code() + "-" + room.life() + "-" + room.version();
  }

  private static String body(Room room, Instant at) {
    JsonArrayBuilder seats = JSON.createArrayBuilder();
    for (Member player : Member.players(room)) {
      JsonObjectBuilder seat = JSON.createObjectBuilder();
      player.seat().ifPresent(number -> seat.add("seat", number));
      seat.add("playerId", player.playerId()).add("name", player.name());
      player.team().ifPresent(team -> seat.add("team", team));
      seats.add(seat);
    }
    return JSON.createObjectBuilder()
        .add("id", id(room))
        .add("event", "start")
        .add("room", room.code())
        .add("game", room.game())
        .add("startedAt", at.toString())
        .add("seats", seats)
        .add("metadata", room.metadata().object())
        .build()
        .toString();
  }
}
