package org.cometlobby.lobby;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The next deadline of each room, the earliest first. No method walks more than the deadlines that
 * have passed. Not thread-safe.
 */
final class DeadlineQueue {

  /** A room's next deadline. */
  record Deadline(Instant at, String code) {}

  private final Map<String, Deadline> byCode = new HashMap<>();
  private final TreeSet<Deadline> earliestFirst =
      new TreeSet<>(Comparator.comparing(Deadline::at).thenComparing(Deadline::code));
  // Those that somebody has taken and not put anything in the place of.
  private final Set<Deadline> taken = new HashSet<>();

  /** Puts a room's deadline in the place of its last one; takes the room out if there is none. */
  void put(String code, Optional<Instant> at) {
    Deadline before = byCode.remove(code);
    if (before != null) {
      earliestFirst.remove(before);
      taken.remove(before);
    }
    if (at.isPresent()) {
      Deadline deadline = new Deadline(at.get(), code);
      byCode.put(code, deadline);
      earliestFirst.add(deadline);
    }
  }

  /** Puts a room's deadline, unless its present one is as early; returns whether it has. */
  boolean putIfEarlier(String code, Instant at) {
    Deadline present = byCode.get(code);
    if (present != null && !at.isBefore(present.at())) {
      return false;
    }
    put(code, Optional.of(at));
    return true;
  }

  /** Takes the deadlines that have passed. They stay, but nobody else takes them meanwhile. */
  List<Deadline> takeDue(Instant now) {
    return until(now).stream().filter(taken::add).toList();
  }

  /** Lets deadlines be taken again. */
  void putBack(List<Deadline> deadlines) {
    deadlines.forEach(taken::remove);
  }

  /** Returns all deadlines until an instant, taken or not. */
  List<Deadline> until(Instant at) {
    return List.copyOf(earliestFirst.headSet(justAfter(at)));
  }

  /** Returns the first deadline after an instant. */
  Optional<Instant> firstAfter(Instant at) {
    return Optional.ofNullable(earliestFirst.ceiling(justAfter(at))).map(Deadline::at);
  }

  int size() {
    return byCode.size();
  }

  private static Deadline justAfter(Instant at) {
    return new Deadline(at.plusNanos(1), "");
  }
}
