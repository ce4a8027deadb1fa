package org.cometlobby.lobby.room;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.cometlobby.lobby.room.RoomRules.Refused;

/** The rules of messages: sent at once, or at a moment that the lobby has drawn. */
final class MessageRules {

  private MessageRules() {}

  static void say(RoomDraft draft, Command.Say command) {
    Message message = command.message();
    Seat member = speaker(draft.room(), command.playerId(), message);
    draft.add(
        new LobbyEvent.Said(
            member.playerId(), member.name(), member.role(), message, OptionalLong.empty()),
        draft.next());
  }

  static void schedule(RoomDraft draft, Command.Schedule command) {
    Room room = draft.room();
    Message message = command.message();
    Seat member = speaker(room, command.playerId(), message);
    requirePlace(room, member);
    ScheduledMessage scheduled =
        new ScheduledMessage(
            room.version() + 1,
            member.playerId(),
            member.name(),
            member.role(),
            message,
            command.at());
    draft.add(
        new LobbyEvent.MessageScheduled(
            member.playerId(), member.name(), member.role(), message.type(), command.delay()),
        draft.next().schedule(scheduled));
  }

  /** Keeps places for everybody: one member takes few, and spectators leave half to the players. */
  private static void requirePlace(Room room, Seat member) {
    List<ScheduledMessage> all = room.scheduled();
    boolean isFull =
        all.size() >= Room.MAX_SCHEDULED
            || all.stream().filter(one -> one.playerId().equals(member.playerId())).count()
                >= Room.MAX_SCHEDULED_BY_ONE
            || (member.role() == Role.SPECTATOR
                && all.stream().filter(one -> one.role() == Role.SPECTATOR).count()
                    >= Room.MAX_SCHEDULED / 2);
    if (isFull) {
      throw new Refused(Refusal.TOO_MANY_SCHEDULED);
    }
  }

  /** Relays the due messages, in the order of their moments. */
  static void relay(RoomDraft draft) {
    List<ScheduledMessage> due =
        draft.room().scheduled().stream()
            .filter(message -> message.isDue(draft.now()))
            .sorted(Comparator.comparing(ScheduledMessage::at))
            .toList();
    for (ScheduledMessage message : due) {
      draft.add(
          new LobbyEvent.Said(
              message.playerId(),
              message.name(),
              message.role(),
              message.message(),
              OptionalLong.of(message.number())),
          draft.next().unschedule(message));
    }
  }

  /** Returns the member's place, if the member may send the message. */
  private static Seat speaker(Room room, String playerId, Message message) {
    Seat member = room.memberOf(playerId).orElseThrow(() -> new Refused(Refusal.NOT_MEMBER));
    if (member.role() == Role.SPECTATOR && !room.setup().spectatorsMay().say(message.type())) {
      throw new Refused(Refusal.SPECTATOR);
    }
    return member;
  }
}
