package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.CommitId;
import org.cometlobby.lobby.PlayerStore;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.codec.LogRecord.NoticeWaits;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.cometlobby.lobby.room.Player;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts with a clock that is far from the times of the records. */
class ClockGapTest {

  private static final Instant THEN = Histories.NOW;
  private static final Duration YEARS = Duration.ofDays(3_000);

  @TempDir Path directory;
  private Instant now = THEN;

  @BeforeEach
  void writeALog() {
    List<LogRecord> records = new ArrayList<>(Histories.records("AAAAAA", 2));
    records.add(seen("new", false, THEN));
    records.add(seen("sat", true, THEN.minus(Duration.ofDays(20))));
    records.add(new NoticeWaits(Histories.notice("n1")));
    records.add(new KnownCommit("command-1", "AAAAAA", THEN));
    FileLog log = Histories.open(directory).log();
    Histories.append(log, records);
    log.close();
  }

  @Test
  void aClockYearsAheadDropsNothing() {
    now = THEN.plus(YEARS);
    try (CommitLog log = restarted().log()) {
      assertThat(log.isDead()).isFalse();
    }
    check(THEN.plus(YEARS));
  }

  @Test
  void aClockYearsBehindDropsNothingAndKeepsNothingForYears() {
    check(THEN.minus(YEARS));
  }

  @Test
  void aClockThatWasYearsAheadForOneProcessHarmsNobody() {
    now = THEN.plus(YEARS);
    EmbeddedStore store = restarted();
    store.players().seen("sat");
    store.close();
    check(THEN);
  }

  private void check(Instant start) {
    now = start;
    EmbeddedStore store = restarted();
    store.players().forgetExpired();
    assertThat(store.players().find("new")).isPresent();
    assertThat(store.players().find("sat")).isPresent();
    assertThat(store.notices().leftOver())
        .singleElement()
        .satisfies(notice -> assertThat(notice.at()).isEqualTo(now));
    assertThat(store.rooms().committed(new CommitId("command-1"), now)).isPresent();
    now = now.plus(RecentCommits.KEPT).plusSeconds(1);
    assertThat(store.rooms().committed(new CommitId("command-1"), now)).isEmpty();
    now = now.plus(PlayerStore.KEPT_WITHOUT_SEAT).plus(Duration.ofDays(1));
    store.players().forgetExpired();
    assertThat(store.players().find("new")).isEmpty();
    now = now.plus(PlayerStore.KEPT).plus(Duration.ofDays(1));
    store.players().forgetExpired();
    assertThat(store.players().size()).isZero();
    store.close();
  }

  @Test
  void aLongGapIsToldInDays() {
    Recovered found = Histories.recover(directory);
    assertThat(ClockGap.of(found, () -> THEN.plus(YEARS)).warning().orElseThrow())
        .contains("3000 days ahead");
    assertThat(ClockGap.of(found, () -> THEN.minus(YEARS)).warning().orElseThrow())
        .contains("3000 days behind");
    assertThat(ClockGap.of(found, () -> THEN.plus(ClockGap.LONG)).warning()).isEmpty();
    assertThat(ClockGap.of(found, () -> THEN.minus(ClockGap.LONG)).warning()).isEmpty();
  }

  @Test
  void aShortGapChangesNoTimeOfThePast() {
    Recovered found = Histories.recover(directory);
    assertThat(ClockGap.of(found, () -> THEN.plus(ClockGap.LONG)).adjusted(found)).isEqualTo(found);
  }

  private EmbeddedStore restarted() {
    return EmbeddedStores.open(
        new StoreSettings(Optional.of(directory), Durability.COMMIT, 64L << 20), () -> now);
  }

  private static PlayerSeen seen(String id, boolean sat, Instant at) {
    return new PlayerSeen(new StoredPlayer(new Player(id, id), "A".repeat(43) + "="), sat, at);
  }
}
