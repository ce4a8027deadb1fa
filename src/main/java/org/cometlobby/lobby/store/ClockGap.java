package org.cometlobby.lobby.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;

/**
 * The time between the newest record that an earlier process left and the present, by a clock that
 * may be wrong. A time in the future counts as the present, or it would be kept for years. A long
 * gap counts as no time at all, because a clock that is far ahead would end everything at once.
 * Rooms have their own rule, see {@link org.cometlobby.lobby.room.Room#afterRestart}.
 */
final class ClockGap {

  /** The gap above which the clock may be wrong. */
  static final Duration LONG = Duration.ofDays(1);

  private final Instant now;
  private final Duration gap;

  private ClockGap(Instant now, Instant newest) {
    this.now = now;
    this.gap = Duration.between(newest, now);
  }

  static ClockGap of(Recovered recovered, InstantSource clock) {
    Instant now = clock.instant();
    return new ClockGap(now, times(recovered).max(Instant::compareTo).orElse(now));
  }

  private static Stream<Instant> times(Recovered recovered) {
    return Stream.of(
            recovered.rooms().stream().map(found -> found.room().activeAt()),
            recovered.players().stream().map(PlayerSeen::seen),
            recovered.notices().stream().map(PendingNotice::at),
            recovered.commits().stream().map(KnownCommit::at))
        .flatMap(times -> times);
  }

  /** Returns the sentence that tells the operator of a long gap. */
  Optional<String> warning() {
    if (gap.abs().compareTo(LONG) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        gap.isNegative()
            ? "The clock is "
                + gap.negated().toDays()
                + " days behind the newest record; what lies in the future counts as now."
                + " Is the clock right?"
            : "The clock is "
                + gap.toDays()
                + " days ahead of the newest record; that time counts for nobody. Is the clock right?");
  }

  /** Returns the state with the times of players, notices and commits by this process's clock. */
  Recovered adjusted(Recovered recovered) {
    return new Recovered(
        recovered.rooms(),
        recovered.players().stream()
            .map(seen -> new PlayerSeen(seen.player(), seen.sat(), adjusted(seen.seen())))
            .toList(),
        recovered.notices().stream()
            .map(
                notice ->
                    new PendingNotice(
                        notice.id(), notice.game(), notice.body(), adjusted(notice.at())))
            .toList(),
        recovered.commits().stream()
            .map(commit -> new KnownCommit(commit.id(), commit.code(), adjusted(commit.at())))
            .toList());
  }

  private Instant adjusted(Instant time) {
    if (gap.compareTo(LONG) > 0) {
      return time.plus(gap);
    }
    return time.isAfter(now) ? now : time;
  }
}
