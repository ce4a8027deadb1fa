package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.cometlobby.lobby.PlayerStore;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.room.Player;
import org.junit.jupiter.api.Test;

class PlayerTableTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private Instant now = Instant.parse("2026-11-28T06:00:00Z");
  private final InstantSource clock = () -> now;
  private final RecordingLog log = new RecordingLog();
  private final PlayerTable table = table(1_000_000);

  @Test
  void aPlayerIsFoundAsAdded() {
    StoredPlayer zoe = player("zoe", "Zoë 🎲");
    assertThat(table.add(zoe)).isTrue();
    assertThat(table.find("zoe")).contains(zoe);
    assertThat(table.find("ann")).isEmpty();
    assertThat(log.lines).containsExactly("zoe false " + now);
  }

  @Test
  void anythingButAHashOfASecretIsRejected() {
    StoredPlayer odd = new StoredPlayer(new Player("odd", "Odd"), "c2hvcnQ=");
    assertThatThrownBy(() -> table.add(odd)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPlayerWhoNeverSatIsForgottenADayAfterTheLastSign() {
    add(table, "ann");
    pass(DAY.minus(HOUR));
    table.seen("ann");
    pass(DAY);
    assertThat(table.find("ann")).isPresent();
    pass(MINUTE);
    assertThat(table.find("ann")).isEmpty();
    assertThat(log.forgotten).containsExactly("ann");
    assertThat(table.size()).isZero();
  }

  @Test
  void aPlayerWhoSatIsForgottenThirtyDaysAfterTheLastSign() {
    add(table, "ann");
    table.sat("ann");
    pass(DAY.multipliedBy(20));
    table.seen("ann");
    pass(PlayerStore.KEPT);
    assertThat(table.find("ann")).isPresent();
    pass(HOUR);
    assertThat(table.find("ann")).isEmpty();
    assertThat(log.forgotten).containsExactly("ann");
  }

  @Test
  void aPlayerWhoComesBackEachDayIsNeverForgotten() {
    add(table, "ann");
    add(table, "ben");
    table.sat("ben");
    for (int day = 0; day < 100; day++) {
      pass(DAY.minus(MINUTE));
      table.seen("ann");
      table.seen("ben");
    }
    assertThat(table.find("ann")).isPresent();
    assertThat(table.find("ben")).isPresent();
  }

  @Test
  void aLatePassForgetsAllWhoseTimeIsOver() {
    for (int i = 0; i < 2 * PlayerTable.CHUNK + 1; i++) {
      add(table, "p" + i);
      if (i % 2 == 0) {
        table.sat("p" + i);
      }
    }
    now = now.plus(DAY.multipliedBy(400));
    add(table, "ann");
    table.forgetExpired();
    assertThat(table.size()).isEqualTo(1);
    assertThat(log.forgotten).hasSize(2 * PlayerTable.CHUNK + 1).doesNotHaveDuplicates();
    assertThat(log.mostAtOnce).isEqualTo(PlayerTable.CHUNK);
    pass(DAY.plus(MINUTE));
    assertThat(table.size()).isZero();
  }

  @Test
  void aPlayerWhoSignsOutIsForgottenDurablyAndLeavesNoSign() {
    add(table, "ann");
    assertThat(table.forget("ann")).isTrue();
    assertThat(table.find("ann")).isEmpty();
    assertThat(log.forgotten).containsExactly("ann");
    assertThat(log.durable).as("awaited notes").isEqualTo(1);
    pass(DAY);
    table.seen("ann");
    table.sat("ann");
    assertThat(log.lines).hasSize(1);
    assertThat(table.forget("ann")).as("once more").isFalse();
    assertThat(log.forgotten).containsExactly("ann");
  }

  @Test
  void aPlayerIsNotForgottenWhileThatCannotBeNoted() {
    add(table, "ann");
    log.available = false;
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> table.forget("ann"));
    assertThat(table.find("ann")).isPresent();
  }

  @Test
  void aBusyPlayerIsLoggedOnceADayAndForTheFirstSeat() {
    add(table, "ann");
    for (int minute = 0; minute < 2 * 24 * 60; minute++) {
      now = now.plus(MINUTE);
      table.seen("ann");
      table.sat("ann");
    }
    assertThat(log.lines)
        .containsExactly(
            "ann false 2026-11-28T06:00:00Z",
            "ann true 2026-11-28T06:01:00Z",
            "ann true 2026-11-29T00:00:00Z",
            "ann true 2026-11-30T00:00:00Z");
  }

  @Test
  void signsOfUnknownPlayersAreIgnored() {
    table.seen("ann");
    table.sat("ann");
    assertThat(log.lines).isEmpty();
    assertThat(table.size()).isZero();
  }

  @Test
  void atTheBoundThePlayerWhoNeverSatAndWasNotSeenForLongestGoes() {
    PlayerTable small = table(3);
    for (String id : List.of("ann", "ben", "cleo")) {
      add(small, id);
      now = now.plus(MINUTE);
    }
    small.sat("ann");
    now = now.plus(MINUTE);
    small.seen("ben");
    now = now.plus(HOUR);
    add(small, "dan");
    assertThat(log.forgotten).containsExactly("cleo");
    now = now.plus(HOUR);
    add(small, "eve");
    assertThat(log.forgotten).containsExactly("cleo", "ben");
    assertThat(small.find("ann")).isPresent();
    assertThat(small.size()).isEqualTo(3);
  }

  @Test
  void aFullTableRefusesAPlayerWhenNobodyMayGo() {
    PlayerTable small = table(2);
    add(small, "ann");
    small.sat("ann");
    add(small, "ben");
    now = now.plus(Duration.ofMinutes(PlayerTable.SAFE_MINUTES));
    assertThat(small.add(player("cleo", "Cleo"))).isFalse();
    assertThat(small.find("cleo")).isEmpty();
    assertThat(log.lines).noneMatch(line -> line.startsWith("cleo"));
    now = now.plus(MINUTE);
    add(small, "cleo");
    assertThat(log.forgotten).containsExactly("ben");
    small.sat("cleo");
    now = now.plus(DAY);
    assertThat(small.add(player("dan", "Dan"))).isFalse();
    // Both have sat, and are still forgotten in their time.
    now = now.plus(PlayerStore.KEPT);
    small.forgetExpired();
    assertThat(small.size()).isZero();
    add(small, "dan");
  }

  @Test
  void aRestoredPlayerIsKeptAsLongAsTheLastSignMayAllow() {
    Instant recorded = now;
    now = now.plus(DAY);
    // Seen until 23:59 of the recorded day, perhaps.
    table.restore(player("ann", "Ann"), false, recorded);
    table.forgetExpired();
    assertThat(table.find("ann")).isPresent();
    assertThat(log.lines).isEmpty();
    pass(Duration.ofHours(17).plus(MINUTE.multipliedBy(59)));
    assertThat(table.find("ann")).isPresent();
    pass(MINUTE);
    assertThat(table.find("ann")).isEmpty();
    assertThat(log.forgotten).containsExactly("ann");
  }

  @Test
  void aRestoredPlayersNextSignIsLoggedOnceADay() {
    table.restore(player("ann", "Ann"), true, now);
    table.restore(player("ben", "Ben"), true, now.minus(DAY));
    table.seen("ann");
    table.seen("ben");
    table.seen("ben");
    assertThat(log.lines).containsExactly("ben true " + now);
  }

  @Test
  void theLatestRecordOfAPlayerCounts() {
    StoredPlayer ann = player("ann", "Ann");
    table.restore(ann, false, now.minus(DAY.multipliedBy(40)));
    table.restore(ann, true, now.minus(DAY.multipliedBy(29)));
    table.restore(player("ben", "Ben"), true, now);
    table.restoreForgotten(List.of("ben"));
    table.restore(player("cleo", "Cleo"), true, now.minus(DAY.multipliedBy(40)));
    pass(HOUR);
    assertThat(table.find("ann")).contains(ann);
    assertThat(table.find("ben")).isEmpty();
    assertThat(log.forgotten).containsExactly("cleo");
    pass(DAY.multipliedBy(3));
    assertThat(log.forgotten).containsExactly("cleo", "ann");
  }

  @Test
  void aFullDiskRefusesNewPlayersWithoutATraceAndTroublesNoOther() {
    add(table, "ann");
    log.available = false;
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> add(table, "ben"));
    assertThat(table.find("ben")).isEmpty();
    assertThat(table.size()).isEqualTo(1);
    now = now.plus(DAY.dividedBy(2));
    table.seen("ann");
    assertThat(table.find("ann")).isPresent();
  }

  @Test
  void theRecordsHaveAllPlayers() {
    add(table, "ann");
    add(table, "ben");
    table.sat("ben");
    now = now.plus(HOUR);
    table.seen("ben");
    assertThat(table.records())
        .extracting(seen -> seen.player().player().id() + " " + seen.sat() + " " + seen.seen())
        .containsExactlyInAnyOrder("ann false " + now.minus(HOUR), "ben true " + now);
  }

  /** Compares the table with a model that looks at all players, over half a year. */
  @Test
  void theTableForgetsAsAModelDoes() {
    Random random = new Random(36);
    Set<String> seated = new HashSet<>();
    Map<String, Instant> signs = new HashMap<>();
    for (int step = 0; step < 4_000; step++) {
      String id = "p" + random.nextInt(60);
      if (signs.containsKey(id)) {
        table.seen(id);
        if (random.nextInt(4) == 0) {
          table.sat(id);
          seated.add(id);
        }
      } else {
        add(table, id);
      }
      signs.put(id, now);
      now = now.plus(MINUTE.multipliedBy(random.nextInt(120)));
      table.forgetExpired();
      signs
          .entrySet()
          .removeIf(player -> isOver(player.getValue(), seated.contains(player.getKey())));
      seated.retainAll(signs.keySet());
      for (int i = 0; i < 60; i++) {
        assertThat(table.find("p" + i).isPresent()).isEqualTo(signs.containsKey("p" + i));
      }
    }
    assertThat(log.forgotten).hasSizeGreaterThan(50);
  }

  /** A seated player's time counts in hours, any other's in minutes. */
  private boolean isOver(Instant seen, boolean sat) {
    long unit = sat ? HOUR.toSeconds() : MINUTE.toSeconds();
    Duration kept = sat ? PlayerStore.KEPT : PlayerStore.KEPT_WITHOUT_SEAT;
    return seen.getEpochSecond() / unit < now.minus(kept).getEpochSecond() / unit;
  }

  private PlayerTable table(int most) {
    return new PlayerTable(clock, Optional.of(most), log);
  }

  /** Lets time pass as the periodic task sees it. */
  private void pass(Duration time) {
    now = now.plus(time);
    table.forgetExpired();
  }

  private static void add(PlayerTable table, String id) {
    assertThat(table.add(player(id, id))).isTrue();
  }

  private static StoredPlayer player(String id, String name) {
    byte[] hash = ByteBuffer.allocate(32).putInt(id.hashCode()).array();
    return new StoredPlayer(new Player(id, name), Base64.getEncoder().encodeToString(hash));
  }

  private static final class RecordingLog implements PlayerLog {

    final List<String> lines = new ArrayList<>();
    final List<String> forgotten = new ArrayList<>();
    int mostAtOnce;
    int durable;
    boolean available = true;

    @Override
    public void checkAvailable() {
      if (!available) {
        throw new UnavailableException("The disk is full", Duration.ofSeconds(2));
      }
    }

    @Override
    public void added(StoredPlayer player, Instant at) {
      checkAvailable();
      seen(player, false, at);
    }

    @Override
    public void seen(StoredPlayer player, boolean sat, Instant at) {
      lines.add(player.player().id() + " " + sat + " " + at);
    }

    @Override
    public Runnable forgotten(List<String> playerIds) {
      forgotten.addAll(playerIds);
      mostAtOnce = Math.max(mostAtOnce, playerIds.size());
      return () -> durable++;
    }
  }
}
