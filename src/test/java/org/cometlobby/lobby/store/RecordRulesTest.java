package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.codec.LogRecord.NoticeWaits;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.cometlobby.lobby.codec.LogRecord.RoomClosed;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordRulesTest {

  private static final String HASH = "A".repeat(43) + "=";

  static Stream<LogRecord> refused() {
    return Stream.of(
        commit("Life!", 7, 6, 7),
        commit("life", 7),
        commit("life", 7, 5, 7),
        commit("life", 7, 7, 8),
        seen("c2hvcnQ=", Histories.NOW),
        seen("no Base64", Histories.NOW),
        seen(HASH, Instant.MAX),
        seen(HASH, Instant.MIN),
        new NoticeWaits(notice(Instant.MAX)),
        new RoomClosed("AAAAAA", "life", Optional.of(notice(Instant.MIN))),
        new RoomClosed(
            "AAAAAA",
            "life",
            Optional.empty(),
            Optional.of(new KnownCommit("id", "AAAAAA", Instant.MIN))),
        new KnownCommit("id", "AAAAAA", Instant.MIN));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aRecordThatNoTableTakesIsRefused(LogRecord record) {
    assertThatIllegalArgumentException().isThrownBy(() -> RecordRules.check(record));
  }

  @Test
  void recordsOfARunningLobbyAreTaken() {
    assertThatNoException()
        .isThrownBy(
            () -> {
              Histories.records("AAAAAA", 3).forEach(RecordRules::check);
              RecordRules.check(commit("life", 7, 6, 7));
              RecordRules.check(seen(HASH, Histories.NOW));
              RecordRules.check(new NoticeWaits(notice(Histories.NOW)));
              RecordRules.check(new RoomClosed("AAAAAA", "life", Optional.empty()));
              RecordRules.check(new KnownCommit("id", "AAAAAA", Histories.NOW));
            });
  }

  private static RoomCommit commit(String life, long version, long... offsets) {
    List<Entry> entries =
        Arrays.stream(offsets)
            .mapToObj(offset -> Entry.of(offset, "", "message", Part.json("{}")))
            .toList();
    return new RoomCommit("AAAAAA", life, version, Map.of(), Set.of(), entries, Optional.empty());
  }

  private static PlayerSeen seen(String hash, Instant at) {
    return new PlayerSeen(new StoredPlayer(new Player("ann", "Ann"), hash), false, at);
  }

  private static PendingNotice notice(Instant at) {
    return new PendingNotice("n1", "go", "{}", at);
  }
}
