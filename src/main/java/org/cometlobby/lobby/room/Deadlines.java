package org.cometlobby.lobby.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The moments at which a {@link Command.Tick} changes a room. */
final class Deadlines {

  /** Later than every deadline. */
  private static final Instant NEVER = Instant.MAX;

  private Deadlines() {}

  /** Returns the earliest deadline, apart from the room's expiry. */
  static Optional<Instant> next(Room room) {
    if (room.phase() == Phase.CLOSED) {
      return Optional.empty();
    }
    Instant next = ofPhase(room);
    for (ScheduledMessage message : room.scheduled()) {
      next = earlier(next, message.at());
    }
    next = earlier(next, ofPlaces(room.seats(), room.phase()));
    next = earlier(next, ofPlaces(room.spectators(), room.phase()));
    return next.equals(NEVER) ? Optional.empty() : Optional.of(next);
  }

  private static Instant ofPhase(Room room) {
    return switch (room.phase()) {
      case COUNTDOWN -> room.startsAt().orElse(NEVER);
      case STARTED -> earlier(close(room).orElse(NEVER), ofHost(room).orElse(NEVER));
      default -> NEVER;
    };
  }

  // A loop, because this runs for each change of a room with up to 2,000 places.
  private static Instant ofPlaces(List<Seat> places, Phase phase) {
    Instant next = NEVER;
    for (Seat place : places) {
      if (place.awaitedUntil().isPresent()) {
        next = earlier(next, place.awaitedUntil().get());
      } else if (phase != Phase.STARTED && place.givenUpAt().isPresent()) {
        next = earlier(next, place.givenUpAt().get());
      }
    }
    return next;
  }

  /** Returns when a started room closes; empty while a member is connected. */
  static Optional<Instant> close(Room room) {
    return room.members().anyMatch(Seat::connected)
        ? Optional.empty()
        : room.members().flatMap(seat -> seat.givenUpAt().stream()).max(Instant::compareTo);
  }

  /**
   * Returns when a host who is away loses the office; empty while there is nobody to take it.
   * Before the start the host loses the seat at the same moment.
   */
  static Optional<Instant> ofHost(Room room) {
    return room.seats().stream().anyMatch(Seat::isThere)
        ? room.host()
            .flatMap(room::seatOf)
            .filter(seat -> seat.awaitedUntil().isEmpty())
            .flatMap(Seat::givenUpAt)
        : Optional.empty();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
