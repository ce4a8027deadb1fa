package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
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
        seen("c2hvcnQ="),
        seen("no Base64"));
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
              RecordRules.check(seen(HASH));
            });
  }

  private static RoomCommit commit(String life, long version, long... offsets) {
    List<Entry> entries =
        Arrays.stream(offsets)
            .mapToObj(offset -> Entry.of(offset, "", "message", Part.json("{}")))
            .toList();
    return new RoomCommit("AAAAAA", life, version, Map.of(), Set.of(), entries, Optional.empty());
  }

  private static PlayerSeen seen(String hash) {
    return new PlayerSeen(new StoredPlayer(new Player("ann", "Ann"), hash), false, Histories.NOW);
  }
}
