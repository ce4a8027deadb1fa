package org.cometlobby.lobby.room;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of connections: of members with and without an open stream, and after a restart. */
final class ConnectionRules {

  private ConnectionRules() {}

  static void connect(RoomDraft draft, String playerId) {
    Optional<Seat> member = draft.room().memberOf(playerId);
    if (member.filter(seat -> !seat.connected()).isPresent()) {
      setGivenUpAt(draft, playerId, Optional.empty());
    } else if (member.filter(seat -> seat.awaitedUntil().isPresent()).isPresent()) {
      // The others have never seen the player away.
      draft.changeSilently(
          draft.next().place(playerId, seat -> seat.withGivenUpAt(Optional.empty())));
    }
    StartRules.startIfAllThere(draft);
  }

  static void disconnect(RoomDraft draft, Command.Disconnect command) {
    String playerId = command.playerId();
    if (draft.room().memberOf(playerId).filter(Seat::connected).isPresent()) {
      Instant until = draft.now().plus(command.grace().of(draft.room(), playerId));
      setGivenUpAt(draft, playerId, Optional.of(until));
    }
  }

  private static void setGivenUpAt(RoomDraft draft, String playerId, Optional<Instant> until) {
    draft.add(
        new LobbyEvent.ConnectionChanged(playerId, until.isEmpty()),
        draft.next().place(playerId, seat -> seat.withGivenUpAt(until)));
  }

  /** Disconnects the members who were awaited after a restart until now. */
  static void endWaits(RoomDraft draft) {
    List<Seat> missing =
        draft.room().members().filter(seat -> seat.isAwaitedInVain(draft.now())).toList();
    for (Seat member : missing) {
      draft.add(
          new LobbyEvent.ConnectionChanged(member.playerId(), false),
          draft.next().place(member.playerId(), Seat::notAwaited));
    }
  }

  /** See {@link Room#afterRestart}. */
  static Room afterRestart(Room room, Instant now, Grace grace, Duration await) {
    // By a clock that has gone back, the last event lies in the future, and is now.
    Duration back =
        room.activeAt().isAfter(now) ? Duration.between(now, room.activeAt()) : Duration.ZERO;
    RoomBuilder next = room.next();
    // A start may have become due without an event, which no log has.
    return StartRules.dueIfReady(next)
        .deadlinesEarlier(back)
        .places(
            seat -> {
              Instant givenUpAt = now.plus(grace.of(room, seat.playerId()));
              return seat.connected()
                  ? seat.awaited(now.plus(await), givenUpAt)
                  : seat.withGivenUpAt(seat.givenUpAt().map(at -> at.minus(back)))
                      .givenUpNotBefore(givenUpAt);
            })
        // The downtime is not idleness, for which a room would expire.
        .activeAt(now)
        .buildSilently();
  }
}
