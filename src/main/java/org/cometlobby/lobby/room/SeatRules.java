package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.LobbyEvent.Reason;
import org.cometlobby.lobby.room.RoomRules.Refused;

/** The rules of seats: taking, leaving, kicking, and giving up. */
final class SeatRules {

  private SeatRules() {}

  static void take(RoomDraft draft, Command.TakeSeat command) {
    Room room = draft.room();
    Player player = command.player();
    if (command.team().filter(team -> !Teams.of(room).allow(team)).isPresent()) {
      throw new Refused(Refusal.NO_SUCH_TEAM);
    }
    Optional<Seat> seat = room.seatOf(player.id());
    if (seat.isPresent()) {
      changeTeam(draft, seat.get(), command.team());
      return;
    }
    boolean watches = room.memberOf(player.id()).isPresent();
    if (watches && command.role() == Role.SPECTATOR) {
      return;
    }
    if (room.banned().contains(player.id())) {
      throw new Refused(Refusal.BANNED);
    }
    if (command.role() == Role.SPECTATOR) {
      if (room.spectators().size() >= command.mostSpectators()) {
        throw new Refused(Refusal.FULL);
      }
    } else {
      requireOpen(room);
    }
    join(draft, command, JsonText.EMPTY_OBJECT);
  }

  static void match(RoomDraft draft, Command.Match command) {
    Room room = draft.room();
    String playerId = command.player().id();
    if (!command.wish().fits(room) || !room.mayBeMatchedWith(playerId)) {
      throw new Refused(Refusal.NO_MATCH);
    }
    if (room.seatOf(playerId).isPresent() && room.isBeforeStart()) {
      return;
    }
    requireOpen(room);
    Command.TakeSeat take =
        new Command.TakeSeat(command.player(), Role.PLAYER, Optional.empty(), command.arrival());
    join(draft, take, JsonText.of(command.wish().attributes()));
  }

  private static void requireOpen(Room room) {
    if (room.phase() == Phase.STARTED) {
      throw new Refused(Refusal.STARTED);
    }
    if (room.isFull()) {
      throw new Refused(Refusal.FULL);
    }
  }

  private static void join(RoomDraft draft, Command.TakeSeat command, JsonText wish) {
    int number = command.role() == Role.PLAYER ? draft.room().freeNumber() : 0;
    Instant now = draft.now();
    Arrival arrival = command.arrival();
    Seat seat =
        Seat.of(command.player(), number, command.team(), now, arrival.givenUpAt(now))
            .withWish(wish);
    RoomBuilder next = draft.next();
    if (command.role() == Role.PLAYER && !draft.room().visited()) {
      // The maker is no longer alone, and must not keep the other player waiting.
      next.places(place -> place.givenUpWithin(arrival.grace().waiting(), now));
    }
    next.add(seat, command.role());
    if (command.role() == Role.PLAYER) {
      StartRules.dueAfterJoining(next);
    }
    draft.add(new LobbyEvent.Joined(seat, command.role()), next);
    StartRules.startIfAllThere(draft);
  }

  private static void changeTeam(RoomDraft draft, Seat seat, Optional<String> team) {
    // Tickets name the team, so the team stays the same from the start on.
    if (team.isPresent() && !team.equals(seat.team()) && draft.room().isBeforeStart()) {
      changeTeam(draft, seat.playerId(), team);
    }
  }

  /** Takes the members out of the teams that the room no longer names. */
  static void keepTo(RoomDraft draft, Teams teams) {
    for (Seat seat : draft.room().members().toList()) {
      if (seat.team().filter(team -> !teams.allow(team)).isPresent()) {
        changeTeam(draft, seat.playerId(), Optional.empty());
      }
    }
  }

  private static void changeTeam(RoomDraft draft, String playerId, Optional<String> team) {
    draft.add(
        new LobbyEvent.TeamChanged(playerId, team),
        draft.next().place(playerId, seat -> seat.withTeam(team)));
  }

  static void leave(RoomDraft draft, String playerId) {
    Seat member = member(draft.room(), playerId, Refusal.NOT_MEMBER);
    remove(draft, member, Reason.LEFT);
  }

  static void kick(RoomDraft draft, Command.Kick command) {
    RoomRules.hostOnly(draft.room(), command.by());
    if (command.by().equals(command.playerId())) {
      throw new Refused(Refusal.YOURSELF);
    }
    Seat member = member(draft.room(), command.playerId(), Refusal.NO_SUCH_PLAYER);
    remove(draft, member, command.ban() ? Reason.BANNED : Reason.KICKED);
  }

  private static Seat member(Room room, String playerId, Refusal otherwise) {
    return room.memberOf(playerId).orElseThrow(() -> new Refused(otherwise));
  }

  private static void remove(RoomDraft draft, Seat member, Reason reason) {
    String playerId = member.playerId();
    Role role = draft.room().seatOf(playerId).isPresent() ? Role.PLAYER : Role.SPECTATOR;
    boolean isLast = role == Role.PLAYER && draft.room().seats().size() == 1;
    // The host changes first, so that no event shows a room whose host has left.
    if (draft.room().isHost(playerId) && !isLast) {
      handOver(draft, nextHost(draft.room()));
    }
    RoomBuilder next = draft.next().remove(playerId);
    if (isLast) {
      next.host(Optional.empty());
    }
    if (reason == Reason.BANNED) {
      next.ban(playerId);
    } else if (reason == Reason.KICKED) {
      next.sendAway(playerId);
    }
    if (role == Role.PLAYER) {
      StartRules.dueAfterLeaving(next);
    }
    draft.add(new LobbyEvent.Left(playerId, member.name(), role, reason), next);
    if (isLast) {
      close(draft);
    } else if (role == Role.PLAYER) {
      StartRules.afterLeaving(draft);
    }
  }

  /**
   * Returns the player with the longest-held seat, apart from the host: of those who are there,
   * else of those who are awaited, else of all.
   */
  private static String nextHost(Room room) {
    return room.seats().stream()
        .filter(seat -> !room.isHost(seat.playerId()))
        .min(Comparator.comparing(Seat::isThere).thenComparing(Seat::connected).reversed())
        .orElseThrow()
        .playerId();
  }

  /** Hands the office of a host who is away for longer than the grace to a player who is there. */
  static void replaceAbsentHost(RoomDraft draft) {
    if (Deadlines.ofHost(draft.room()).filter(at -> !at.isAfter(draft.now())).isPresent()) {
      handOver(draft, nextHost(draft.room()));
    }
  }

  static void handOver(RoomDraft draft, String playerId) {
    draft.add(new LobbyEvent.HostChanged(playerId), draft.next().host(Optional.of(playerId)));
  }

  /**
   * Gives up the places that are due. A started room keeps its seats, whose players are in the
   * game, until no member at all is connected.
   */
  static void giveUp(RoomDraft draft) {
    if (draft.room().phase() == Phase.STARTED) {
      if (Deadlines.close(draft.room()).filter(at -> !at.isAfter(draft.now())).isPresent()) {
        close(draft);
      }
      return;
    }
    List<Seat> due = draft.room().members().filter(seat -> seat.isDue(draft.now())).toList();
    for (Seat seat : due) {
      // The room closes with its last player, and the spectators have left with it.
      if (draft.room().memberOf(seat.playerId()).isPresent()) {
        remove(draft, seat, Reason.TIMEOUT);
      }
    }
  }

  /** Closes a room in which nothing has changed for long. */
  static void expire(RoomDraft draft, Expiry expiry) {
    Room room = draft.room();
    if (room.phase() != Phase.CLOSED && !expiry.of(room).isAfter(draft.now())) {
      close(draft);
    }
  }

  private static void close(RoomDraft draft) {
    draft.add(new LobbyEvent.Closed(), draft.next().phase(Phase.CLOSED).removeEverybody());
  }
}
