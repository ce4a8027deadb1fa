package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.NoticeWaits;
import org.cometlobby.lobby.store.Recovered.RecoveredRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileLogTest {

  @TempDir Path directory;

  @Test
  void anEmptyDirectoryHasNothing() {
    Recovered found = Histories.recover(directory);
    assertThat(found).isEqualTo(new Recovered(List.of(), List.of(), List.of(), List.of()));
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void whatWasAppendedComesBack(Durability durability) {
    FileLog log =
        FileLog.open(directory, Histories.options(durability, 1 << 20, LogFile::new)).log();
    Histories.append(log, Histories.records("AAAAAA", 20));
    log.close();
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 20");
  }

  @Test
  void linesLongerThanABlockComeBackInTheirOrder() {
    FileLog.Opened opened = Histories.open(directory);
    List<LogRecord> notices = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String body = "x".repeat(i * LogReader.BLOCK / 2 + i);
      notices.add(new NoticeWaits(new PendingNotice("n" + i, "go", body, Histories.NOW)));
    }
    Histories.append(opened.log(), notices);
    Histories.append(opened.log(), Histories.records("AAAAAA", 20));
    opened.log().close();
    Recovered found = Histories.recover(directory);
    assertThat(found.notices()).map(NoticeWaits::new).isEqualTo(notices);
    assertThat(Histories.summary(found)).containsExactly("AAAAAA life 20");
  }

  @Test
  void aCommitIsDurableOnceItsWaitIsOver() {
    try (FileLog log = Histories.open(directory).log()) {
      CommitLog.Commit commit = log.append(Histories.records("AAAAAA", 1).get(0));
      commit.await();
      assertThat(commit.isDurable()).isTrue();
      assertThat(directory.resolve("log-000001.jsonl")).content().contains("AAAAAA");
    }
  }

  @Test
  void withASecondsDurabilityNobodyWaitsAndTheFileHasItSoon() {
    try (FileLog log =
        FileLog.open(directory, Histories.options(Durability.SECOND, 1 << 20, LogFile::new))
            .log()) {
      assertThat(log.append(Histories.records("AAAAAA", 1).get(0)).isDurable()).isTrue();
      await()
          .untilAsserted(
              () -> assertThat(directory.resolve("log-000001.jsonl")).content().contains("AAAA"));
    }
  }

  @Test
  void afterTheCloseAChangeIsRefusedAndTheCloseCanComeAgain() {
    FileLog log = Histories.open(directory).log();
    log.checkAvailable();
    log.close();
    log.close();
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(log::checkAvailable);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> log.append(Histories.records("AAAAAA", 1).get(0)));
  }

  @Test
  void theFilesAreReadByTheirOwnerOnly() throws IOException {
    FileLog log = Histories.open(directory).log();
    Histories.append(log, Histories.records("AAAAAA", 3));
    log.close();
    checkpointed(directory, List.of());
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void aCheckpointFollowsTheStartAndTwoGenerationsAreKept() throws IOException {
    FileLog log = Histories.open(directory).log();
    List<LogRecord> records = Histories.records("AAAAAA", 3);
    Histories.append(log, records);
    log.close();
    List<LogRecord> state = List.of(Histories.whole(whole(records)));
    for (int i = 0; i < 4; i++) {
      assertThat(Histories.summary(checkpointed(directory, state)))
          .containsExactly("AAAAAA life 3");
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "lock",
              "checkpoint-000004.jsonl",
              "checkpoint-000005.jsonl",
              "log-000004.jsonl",
              "log-000005.jsonl");
    }
  }

  @Test
  void aLogThatHasGrownIsFollowedByANewOneAndACheckpoint() throws IOException {
    Map<String, RecoveredRoom> memory = new ConcurrentSkipListMap<>();
    FileLog log =
        FileLog.open(directory, Histories.options(Durability.COMMIT, 20_000, LogFile::new)).log();
    log.start(() -> memory.values().stream().map(Histories::whole));
    for (int i = 0; i < 400; i++) {
      RecoveredRoom before = memory.get(Histories.code(i % 10));
      RecoveredRoom after =
          before == null
              ? Histories.opened(Histories.code(i % 10), "life")
              : Histories.next(before);
      memory.put(after.room().code(), after);
      log.append(before == null ? Histories.whole(after) : Histories.commit(before, after)).await();
    }
    log.close();
    DataDirectory files = new DataDirectory(directory);
    assertThat(files.checkpoints()).hasSize(2);
    assertThat(files.logs().firstKey()).isEqualTo(files.checkpoints().firstKey());
    assertThat(Histories.content(Histories.recover(directory).rooms()))
        .isEqualTo(Histories.content(new ArrayList<>(memory.values())));
  }

  @Test
  void aSecondApplicationIsRefusedByTheNameOfTheDirectory() {
    try (FileLog log = Histories.open(directory).log()) {
      log.checkAvailable();
      assertThatIllegalStateException()
          .isThrownBy(() -> Histories.open(directory))
          .withMessageContaining(directory.toString())
          .withMessageContaining(String.valueOf(ProcessHandle.current().pid()));
    }
    assertThat(Histories.recover(directory).rooms()).isEmpty();
  }

  /** Opens, writes the first checkpoint, and closes. */
  static Recovered checkpointed(Path directory, List<LogRecord> state) throws IOException {
    FileLog.Opened opened = Histories.open(directory);
    DataDirectory files = new DataDirectory(directory);
    long log = files.logs().lastKey();
    opened.log().start(state::stream);
    await().until(() -> files.checkpoints().containsKey(log));
    opened.log().close();
    return opened.recovered();
  }

  private static RecoveredRoom whole(List<LogRecord> records) {
    Replay replay = new Replay(Long.MAX_VALUE);
    records.forEach(replay::apply);
    return replay.result(() -> "new").recovered().rooms().get(0);
  }
}
