package org.cometlobby.lobby;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a room, as functions from a room and a command to what happens. */
final class RoomRules {

  private RoomRules() {}

  static List<RoomChange> open(String code, NewRoom wish, Player maker, Instant now) {
    Room room =
        new Room(
            code,
            wish.game(),
            wish.title(),
            wish.visibility(),
            Phase.WAITING,
            wish.minPlayers(),
            wish.maxPlayers(),
            wish.autoStart(),
            Optional.of(maker.id()),
            List.of(Seat.of(maker, now)),
            wish.metadata(),
            now,
            1);
    List<RoomChange> changes = new ArrayList<>();
    changes.add(new RoomChange(new LobbyEvent.Created(), room));
    startIfFull(changes, room, now);
    return changes;
  }

  static Outcome apply(Room room, Command command, Instant now) {
    if (command instanceof Command.TakeSeat take) {
      return takeSeat(room, take.player(), now);
    }
    if (command instanceof Command.LeaveSeat leave) {
      return leaveSeat(room, leave.playerId());
    }
    if (command instanceof Command.Start start) {
      return start(room, start.playerId(), now);
    }
    throw new IllegalArgumentException("No rule for " + command);
  }

  private static Outcome takeSeat(Room room, Player player, Instant now) {
    if (room.seatOf(player.id()).isPresent()) {
      return done(room, List.of());
    }
    if (room.phase() == Phase.CLOSED) {
      return refused(Refusal.CLOSED);
    }
    if (room.phase() == Phase.STARTED) {
      return refused(Refusal.STARTED);
    }
    if (room.isFull()) {
      return refused(Refusal.FULL);
    }
    Seat seat = Seat.of(player, now);
    List<Seat> seats = new ArrayList<>(room.seats());
    seats.add(seat);
    Room joined = room.next(room.phase(), room.host(), seats);
    List<RoomChange> changes = new ArrayList<>();
    changes.add(new RoomChange(new LobbyEvent.Joined(seat), joined));
    startIfFull(changes, joined, now);
    return done(room, changes);
  }

  private static Outcome leaveSeat(Room room, String playerId) {
    Optional<Seat> seat = room.seatOf(playerId);
    if (seat.isEmpty()) {
      return refused(Refusal.NOT_MEMBER);
    }
    List<Seat> seats = room.seats().stream().filter(s -> !s.equals(seat.get())).toList();
    List<RoomChange> changes = new ArrayList<>();
    Room now = room;
    // The host changes before the seat is given up: no room that anybody sees has a host who left.
    if (now.isHost(playerId) && !seats.isEmpty()) {
      String heir = seats.get(0).playerId();
      now = now.next(now.phase(), Optional.of(heir), now.seats());
      changes.add(new RoomChange(new LobbyEvent.HostChanged(heir), now));
    }
    Optional<String> host = seats.isEmpty() ? Optional.empty() : now.host();
    now = now.next(now.phase(), host, seats);
    changes.add(
        new RoomChange(
            new LobbyEvent.Left(playerId, seat.get().name(), LobbyEvent.Reason.LEFT), now));
    if (seats.isEmpty()) {
      now = now.next(Phase.CLOSED, host, seats);
      changes.add(new RoomChange(new LobbyEvent.Closed(), now));
    }
    return done(room, changes);
  }

  private static Outcome start(Room room, String playerId, Instant now) {
    if (room.seatOf(playerId).isEmpty()) {
      return refused(room.phase() == Phase.CLOSED ? Refusal.CLOSED : Refusal.NOT_MEMBER);
    }
    if (!room.isHost(playerId)) {
      return refused(Refusal.NOT_HOST);
    }
    if (room.phase() == Phase.STARTED) {
      return refused(Refusal.STARTED);
    }
    if (room.seats().size() < room.minPlayers()) {
      return refused(Refusal.TOO_FEW);
    }
    return done(room, List.of(started(room, now)));
  }

  private static void startIfFull(List<RoomChange> changes, Room room, Instant now) {
    if (room.autoStart() && room.isFull()) {
      changes.add(started(room, now));
    }
  }

  private static RoomChange started(Room room, Instant now) {
    return new RoomChange(
        new LobbyEvent.Started(now), room.next(Phase.STARTED, room.host(), room.seats()));
  }

  private static Outcome done(Room before, List<RoomChange> changes) {
    Room after = changes.isEmpty() ? before : changes.get(changes.size() - 1).room();
    return new Outcome.Accepted(changes, after);
  }

  private static Outcome refused(Refusal refusal) {
    return new Outcome.Refused(refusal);
  }
}
