package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.Optional;
import org.cometlobby.lobby.room.RoomRules.Refused;

/** The rules of the start. */
final class StartRules {

  private StartRules() {}

  /** Marks a start as due if a newcomer fills the last seat, else as no longer due. */
  static RoomBuilder dueAfterJoining(RoomBuilder next) {
    Room after = next.buildSilently();
    return next.startDue(startsByItself(after) && after.isFull());
  }

  /** Marks a start as due if everybody is ready after the change. */
  static RoomBuilder dueIfReady(RoomBuilder next) {
    Room after = next.buildSilently();
    return startsByItself(after) && after.isReady() ? next.startDue(true) : next;
  }

  /** Marks a start as due, or as no longer due, after a player has left. */
  static RoomBuilder dueAfterLeaving(RoomBuilder next) {
    return dueIfReady(next.startDue(false));
  }

  private static boolean startsByItself(Room room) {
    return room.autoStart() && room.phase() == Phase.WAITING;
  }

  /** Begins a start that is due, once everybody is there. */
  static void startIfAllThere(RoomDraft draft) {
    Room room = draft.room();
    if (room.startDue() && room.phase() == Phase.WAITING && room.isEverybodyThere()) {
      begin(draft);
    }
  }

  static void setReady(RoomDraft draft, Command.SetReady command) {
    Room room = draft.room();
    Seat seat = room.seatOf(command.playerId()).orElseThrow(() -> new Refused(Refusal.NOT_MEMBER));
    if (room.phase() == Phase.STARTED) {
      throw new Refused(Refusal.STARTED);
    }
    RoomBuilder next =
        draft.next().place(seat.playerId(), place -> place.withReady(command.ready()));
    next = command.ready() ? dueIfReady(next) : next.startDue(false);
    if (seat.ready() != command.ready()) {
      draft.add(new LobbyEvent.ReadyChanged(seat.playerId(), command.ready()), next);
    } else {
      // A player who repeats ready restarts a cancelled countdown.
      draft.changeSilently(next);
    }
    if (command.ready()) {
      startIfAllThere(draft);
    } else {
      cancelCountdown(draft, false);
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

  /** Cancels a countdown that was meant for a player who has left, or begins a start. */
  static void afterLeaving(RoomDraft draft) {
    cancelCountdown(draft, false);
    startIfAllThere(draft);
  }

  /** Ends a countdown that is over: with the start, unless somebody is away. */
  static void startIfDue(RoomDraft draft) {
    Room room = draft.room();
    if (room.phase() != Phase.COUNTDOWN
        || room.startsAt().filter(at -> !at.isAfter(draft.now())).isEmpty()) {
      return;
    }
    if (room.isEverybodyThere()) {
      started(draft);
    } else {
      cancelCountdown(draft, true);
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
        draft.next().phase(Phase.COUNTDOWN).startsAt(Optional.of(startsAt)).startDue(false));
  }

  /**
   * @param due whether the countdown begins again as soon as everybody is there
   */
  private static void cancelCountdown(RoomDraft draft, boolean due) {
    if (draft.room().phase() == Phase.COUNTDOWN) {
      draft.add(
          new LobbyEvent.CountdownCancelled(),
          draft.next().phase(Phase.WAITING).startsAt(Optional.empty()).startDue(due));
    }
  }

  private static void started(RoomDraft draft) {
    draft.add(
        new LobbyEvent.Started(draft.now()),
        draft.next().phase(Phase.STARTED).startsAt(Optional.of(draft.now())).startDue(false));
  }
}
