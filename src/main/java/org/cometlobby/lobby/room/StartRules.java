package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.Optional;
import org.cometlobby.lobby.room.RoomRules.Refused;

/** The rules of the start. */
final class StartRules {

  private StartRules() {}

  /** Starts a room whose last seat is taken. */
  static void startIfFull(RoomDraft draft) {
    Room room = draft.room();
    if (room.autoStart() && room.phase() == Phase.WAITING && room.isFull()) {
      begin(draft);
    }
  }

  private static void startIfReady(RoomDraft draft) {
    Room room = draft.room();
    if (room.autoStart() && room.phase() == Phase.WAITING && room.isReady()) {
      begin(draft);
    }
  }

  static void setReady(RoomDraft draft, Command.SetReady command) {
    Room room = draft.room();
    Seat seat = room.seatOf(command.playerId()).orElseThrow(() -> new Refused(Refusal.NOT_MEMBER));
    if (room.phase() == Phase.STARTED) {
      throw new Refused(Refusal.STARTED);
    }
    if (seat.ready() != command.ready()) {
      draft.add(
          new LobbyEvent.ReadyChanged(seat.playerId(), command.ready()),
          draft.next().place(seat.playerId(), s -> s.withReady(command.ready())));
    }
    if (command.ready()) {
      // Also if the player was ready before: this restarts a cancelled countdown.
      startIfReady(draft);
    } else {
      cancelCountdown(draft);
    }
  }

  static void start(RoomDraft draft, String playerId) {
    RoomRules.hostOnly(draft.room(), playerId);
    switch (draft.room().phase()) {
      case STARTED -> throw new Refused(Refusal.STARTED);
      case COUNTDOWN -> {
        // The countdown is running.
      }
      default -> {
        if (draft.room().seats().size() < draft.room().minPlayers()) {
          throw new Refused(Refusal.TOO_FEW);
        }
        begin(draft);
      }
    }
  }

  /**
   * Reacts to a player's leave: cancels a countdown that was meant for all, or starts a room whose
   * other players are all ready.
   */
  static void afterLeaving(RoomDraft draft) {
    if (draft.room().phase() == Phase.COUNTDOWN) {
      cancelCountdown(draft);
    } else {
      startIfReady(draft);
    }
  }

  static void startIfDue(RoomDraft draft) {
    Room room = draft.room();
    if (room.phase() == Phase.COUNTDOWN
        && room.startsAt().filter(at -> !at.isAfter(draft.now())).isPresent()) {
      started(draft);
    }
  }

  private static void begin(RoomDraft draft) {
    int seconds = draft.room().countdownSeconds();
    if (seconds == 0) {
      started(draft);
      return;
    }
    Instant startsAt = draft.now().plusSeconds(seconds);
    draft.add(
        new LobbyEvent.CountdownStarted(startsAt),
        draft.next().phase(Phase.COUNTDOWN).startsAt(Optional.of(startsAt)));
  }

  private static void cancelCountdown(RoomDraft draft) {
    if (draft.room().phase() == Phase.COUNTDOWN) {
      draft.add(
          new LobbyEvent.CountdownCancelled(),
          draft.next().phase(Phase.WAITING).startsAt(Optional.empty()));
    }
  }

  private static void started(RoomDraft draft) {
    draft.add(
        new LobbyEvent.Started(draft.now()),
        draft.next().phase(Phase.STARTED).startsAt(Optional.of(draft.now())));
  }
}
