package org.cometlobby.lobby.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.cometlobby.lobby.codec.Line;
import org.cometlobby.lobby.codec.LineCodec;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.store.Recovered.RecoveredRoom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were torn, flipped, removed, or written by another version. */
class FileLogDamageTest {

  @TempDir Path directory;
  private Path log;

  @BeforeEach
  void writeALog() {
    log = directory.resolve("log-000001.jsonl");
    FileLog written = Histories.open(directory).log();
    Histories.append(written, Histories.records("AAAAAA", 5));
    Histories.append(written, Histories.records("BBBBBB", 5));
    written.close();
  }

  @Test
  void aTornEndIsCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, whole.length - 20));
    assertThat(Histories.summary(Histories.recover(directory)))
        .containsExactly("AAAAAA life 5", "BBBBBB life 4");
    assertThat(Files.readString(log)).endsWith("}\n");
    assertThat(broken()).isEmpty();
    assertThat(Histories.summary(Histories.recover(directory)))
        .containsExactly("AAAAAA life 5", "BBBBBB life 4");
  }

  @Test
  void aNewestLogOfGarbageIsKeptAside() throws IOException {
    Files.writeString(log, "This is no log.\n".repeat(3));
    assertThat(Histories.summary(Histories.recover(directory))).isEmpty();
    assertThat(broken()).hasSize(1);
  }

  @Test
  void anEndThatTheDiskFilledWithZerosIsCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(whole, whole.length + 4_096));
    assertThat(Histories.summary(Histories.recover(directory)))
        .containsExactly("AAAAAA life 5", "BBBBBB life 5");
    assertThat(Files.readAllBytes(log)).isEqualTo(whole);
  }

  @Test
  void aLogThatIsTornAtAnyByteHasAPrefixOfItsRecords() throws IOException {
    byte[] whole = Files.readAllBytes(log);
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      int length = random.nextInt(whole.length);
      Files.write(log, Arrays.copyOf(whole, length));
      int lines = new String(whole, 0, length, UTF_8).split("\n", -1).length - 1;
      List<String> found = Histories.summary(Histories.recover(directory));
      int records = Math.max(0, lines - 1);
      List<String> expected = new ArrayList<>();
      if (records > 0) {
        expected.add("AAAAAA life " + Math.min(5, records));
      }
      if (records > 5) {
        expected.add("BBBBBB life " + (records - 5));
      }
      assertThat(found).isEqualTo(expected);
      for (Path file : files()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aBrokenLineLeavesItsRoomAsItWasBeforeAndAllOthersWhole() throws IOException {
    damageLine(log, 4);
    byte[] damaged = Files.readAllBytes(log);
    FileLog.Opened opened = Histories.open(directory);
    assertThat(Histories.summary(opened.recovered()))
        .containsExactlyInAnyOrder("AAAAAA new1 3", "BBBBBB life 5");
    assertThat(broken())
        .singleElement()
        .satisfies(
            file -> {
              assertThat(file.getFileName().toString())
                  .isEqualTo("log-000001.jsonl.broken-20261123T120000Z");
              assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
            });
    RecoveredRoom room = opened.recovered().rooms().get(0);
    opened.log().append(Histories.commit(room, Histories.next(room))).await();
    opened.log().close();
    // Nothing is reported twice, and the room goes on with its new life.
    assertThat(Histories.summary(Histories.recover(directory)))
        .containsExactlyInAnyOrder("AAAAAA new1 4", "BBBBBB life 5");
    assertThat(broken()).hasSize(1);
  }

  @Test
  void aRoomWhoseBeginningIsBrokenIsLost() throws IOException {
    damageLine(log, 1);
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("BBBBBB life 5");
  }

  @Test
  void aRoomWhosePartsAreRefusedIsLostAndItsFileIsKeptAsideOnce() throws IOException {
    FileLog.Opened opened = Histories.open(directory);
    RoomCommit whole = Histories.whole(Histories.opened("CCCCCC", "life"));
    Map<String, String> parts = new HashMap<>(whole.set());
    parts.put("seat:p0", "{}");
    Histories.append(
        opened.log(),
        List.of(
            new RoomCommit(
                "CCCCCC", "life", 1, parts, Set.of(), whole.entries(), Optional.empty())));
    opened.log().close();
    List<LogRecord> state =
        opened.recovered().rooms().stream().<LogRecord>map(Histories::whole).toList();
    for (int i = 0; i < 2; i++) {
      assertThat(Histories.summary(FileLogTest.checkpointed(directory, state)))
          .containsExactly("AAAAAA life 5", "BBBBBB life 5");
      assertThat(broken())
          .map(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder(
              "log-000001.jsonl.broken-20261123T120000Z",
              "log-000002.jsonl.broken-20261123T120000Z");
    }
  }

  @Test
  void aBrokenHeaderLosesNothing() throws IOException {
    damageLine(log, 0);
    assertThat(Histories.recover(directory).rooms()).hasSize(2);
    assertThat(broken()).hasSize(1);
  }

  @Test
  void aDamagedCheckpointIsReplacedByTheOneBefore() throws IOException {
    List<LogRecord> state =
        Histories.recover(directory).rooms().stream().<LogRecord>map(Histories::whole).toList();
    FileLogTest.checkpointed(directory, state);
    FileLogTest.checkpointed(directory, state);
    DataDirectory files = new DataDirectory(directory);
    Path newest = files.checkpoints().lastEntry().getValue();
    damageLine(newest, 1);
    assertThat(Histories.summary(Histories.recover(directory)))
        .containsExactly("AAAAAA life 5", "BBBBBB life 5");
    assertThat(broken())
        .singleElement()
        .matches(file -> file.getFileName().toString().startsWith(newest.getFileName() + ".br"));
  }

  @Test
  void aCheckpointWithoutItsLastLineIsNotUsed() throws IOException {
    List<LogRecord> state =
        Histories.recover(directory).rooms().stream().<LogRecord>map(Histories::whole).toList();
    FileLogTest.checkpointed(directory, state);
    Path newest = new DataDirectory(directory).checkpoints().lastEntry().getValue();
    String whole = Files.readString(newest);
    Files.writeString(newest, whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1));
    assertThat(Histories.recover(directory).rooms()).hasSize(2);
    assertThat(broken()).hasSize(1);
  }

  @Test
  void theIntactRecordsAreUsedIfNoCheckpointIsWhole() throws IOException {
    List<LogRecord> state =
        Histories.recover(directory).rooms().stream().<LogRecord>map(Histories::whole).toList();
    FileLogTest.checkpointed(directory, state);
    FileLogTest.checkpointed(directory, state);
    for (Path checkpoint : new DataDirectory(directory).checkpoints().values()) {
      damageLine(checkpoint, 2);
    }
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 5");
    assertThat(broken()).hasSize(2);
  }

  @Test
  void aFileOfALaterFormatIsNotTouchedAndStopsTheStart() throws IOException {
    byte[] header = LineCodec.encode(new Line.Header(2));
    Path later = Files.write(directory.resolve("log-000002.jsonl"), header);
    assertThatIllegalStateException()
        .isThrownBy(() -> Histories.open(directory))
        .withMessageContaining(later.toString())
        .withMessageContaining("format 2")
        .withMessageContaining("up to 1");
    assertThat(later).hasBinaryContent(header);
    Files.delete(later);
    assertThat(Histories.recover(directory).rooms()).hasSize(2);
  }

  @Test
  void aFileThatCantBeReadStopsTheStart() throws IOException {
    Path unreadable = Files.createDirectory(directory.resolve("log-000002.jsonl"));
    assertThatIllegalStateException()
        .isThrownBy(() -> Histories.open(directory))
        .withMessageContaining(unreadable.toString())
        .withMessageContaining("LOBBY_DATA_DIR");
  }

  @Test
  void aCheckpointThatWasNeverFinishedIsRemoved() throws IOException {
    Path half = Files.writeString(directory.resolve("checkpoint-000002.jsonl.tmp"), "x");
    Path other = Files.writeString(directory.resolve("other.tmp"), "x");
    assertThat(Histories.recover(directory).rooms()).hasSize(2);
    assertThat(half).doesNotExist();
    assertThat(other).exists();
  }

  private List<Path> broken() throws IOException {
    return files().stream().filter(file -> file.toString().contains(".broken-")).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static void damageLine(Path file, int line) throws IOException {
    String[] lines = Files.readString(file).split("\n");
    lines[line] = lines[line].replace('e', 'f');
    Files.writeString(file, String.join("\n", lines) + "\n");
  }
}
