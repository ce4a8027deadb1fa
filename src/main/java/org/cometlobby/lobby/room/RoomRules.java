package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a room, as functions from a room and a command to events. Here: the dispatch of
 * commands, and the host's rights. See {@link SeatRules} for seats, {@link ConnectionRules} for
 * connections, {@link StartRules} for the start, {@link MessageRules} for messages.
 */
final class RoomRules {

  private RoomRules() {}

  /** Returns the events of a new room. */
  static List<RoomChange> opening(Room room, Instant now) {
    RoomDraft draft = new RoomDraft(room, now);
    StartRules.startIfAllThere(draft);
    List<RoomChange> changes = new ArrayList<>();
    changes.add(new RoomChange(new LobbyEvent.Created(), room));
    changes.addAll(draft.changes());
    return changes;
  }

  static Outcome apply(Room room, Command command, Instant now) {
    RoomDraft draft = new RoomDraft(room, now);
    try {
      if (room.phase() == Phase.CLOSED) {
        throw new Refused(Refusal.CLOSED);
      }
      apply(draft, command);
    } catch (Refused e) {
      return new Outcome.Refused(e.refusal);
    }
    return new Outcome.Accepted(draft.changes(), draft.room());
  }

  private static void apply(RoomDraft draft, Command command) {
    if (command instanceof Command.TakeSeat take) {
      SeatRules.take(draft, take);
    } else if (command instanceof Command.Match match) {
      SeatRules.match(draft, match);
    } else if (command instanceof Command.LeaveSeat leave) {
      SeatRules.leave(draft, leave.playerId());
    } else if (command instanceof Command.Kick kick) {
      SeatRules.kick(draft, kick);
    } else if (command instanceof Command.Connect connect) {
      ConnectionRules.connect(draft, connect.playerId());
    } else if (command instanceof Command.Disconnect disconnect) {
      ConnectionRules.disconnect(draft, disconnect);
    } else if (command instanceof Command.SetReady ready) {
      StartRules.setReady(draft, ready);
    } else if (command instanceof Command.Start start) {
      StartRules.start(draft, start.playerId());
    } else if (command instanceof Command.Tick tick) {
      tick(draft, tick);
    } else if (command instanceof Command.TransferHost transfer) {
      transferHost(draft, transfer);
    } else if (command instanceof Command.SetMetadata set) {
      setMetadata(draft, set);
    } else if (command instanceof Command.Say say) {
      MessageRules.say(draft, say);
    } else if (command instanceof Command.Schedule schedule) {
      MessageRules.schedule(draft, schedule);
    } else {
      throw new IllegalArgumentException("No rule for " + command);
    }
  }

  private static void tick(RoomDraft draft, Command.Tick command) {
    ConnectionRules.endWaits(draft);
    SeatRules.replaceAbsentHost(draft);
    StartRules.startIfDue(draft);
    MessageRules.relay(draft);
    SeatRules.giveUp(draft);
    command.expiry().ifPresent(expiry -> SeatRules.expire(draft, expiry));
  }

  private static void transferHost(RoomDraft draft, Command.TransferHost command) {
    hostOnly(draft.room(), command.by());
    if (draft.room().seatOf(command.to()).isEmpty()) {
      throw new Refused(Refusal.NO_SUCH_PLAYER);
    }
    if (!draft.room().isHost(command.to())) {
      SeatRules.handOver(draft, command.to());
    }
  }

  private static void setMetadata(RoomDraft draft, Command.SetMetadata command) {
    hostOnly(draft.room(), command.by());
    if (!draft.room().metadata().object().equals(command.metadata())) {
      // First the teams, so that no event shows a player in a team that the room doesn't name. From
      // the start on they stay: tickets name them.
      if (draft.room().isBeforeStart()) {
        SeatRules.keepTo(draft, Teams.of(command.metadata()));
      }
      draft.add(
          new LobbyEvent.MetadataChanged(), draft.next().metadata(JsonText.of(command.metadata())));
    }
  }

  /** Refuses anyone but the host. */
  static void hostOnly(Room room, String playerId) {
    if (room.seatOf(playerId).isEmpty()) {
      throw new Refused(Refusal.NOT_MEMBER);
    }
    if (!room.isHost(playerId)) {
      throw new Refused(Refusal.NOT_HOST);
    }
  }

  /** The end of a command by a refusal; caught in {@link #apply}. */
  static final class Refused extends RuntimeException {

    private final Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.name(), null, false, false);
      this.refusal = refusal;
    }
  }
}
