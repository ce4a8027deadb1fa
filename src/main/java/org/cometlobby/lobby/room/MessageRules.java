package org.cometlobby.lobby.room;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.cometlobby.lobby.room.RoomRules.Refused;

/** The rules of messages: sent at once, or at a moment that the lobby has drawn. */
final class MessageRules {

  private MessageRules() {}

  static void say(RoomDraft draft, Command.Say command) {
    Seat member = member(draft.room(), command.playerId());
    draft.add(
        new LobbyEvent.Said(member.playerId(), member.name(), command.message()), draft.next());
  }

  static void schedule(RoomDraft draft, Command.Schedule command) {
    Room room = draft.room();
    Seat member = member(room, command.playerId());
    if (room.scheduled().size() >= Room.MAX_SCHEDULED) {
      throw new Refused(Refusal.TOO_MANY_SCHEDULED);
    }
    Message message = command.message();
    ScheduledMessage scheduled =
        new ScheduledMessage(
            room.version() + 1, member.playerId(), member.name(), message, command.at());
    draft.add(
        new LobbyEvent.MessageScheduled(
            member.playerId(), member.name(), message.type(), command.delay()),
        draft.next().schedule(scheduled));
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
              message.message(),
              OptionalLong.of(message.number())),
          draft.next().unschedule(message));
    }
  }

  private static Seat member(Room room, String playerId) {
    return room.memberOf(playerId).orElseThrow(() -> new Refused(Refusal.NOT_MEMBER));
  }
}
