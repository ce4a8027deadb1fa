package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.cometlobby.lobby.codec.PlainLine;
import org.cometlobby.lobby.store.Recovered.RecoveredRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the directory, made while rooms change: what a process leaves that is killed. */
@Timeout(60)
class FileLogCrashTest {

  private static final int ROOMS = 6;
  private static final int COPIES = 40;

  @TempDir Path directory;
  @TempDir Path copies;

  /** The rooms in memory, and the last version of each that was answered. */
  private final Map<String, RecoveredRoom> memory = new ConcurrentHashMap<>();

  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void everyAnsweredChangeIsInEveryLaterCopy() throws IOException, InterruptedException {
    FileLog log =
        FileLog.open(directory, Histories.options(Durability.COMMIT, 30_000, LogFile::new)).log();
    log.start(() -> memory.values().stream().map(Histories::whole));
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < ROOMS; i++) {
      String code = Histories.code(i);
      Thread writer = new Thread(() -> write(log, code));
      writers.add(writer);
      writer.start();
    }
    try {
      for (int i = 0; i < COPIES; i++) {
        check(copies.resolve("copy" + i));
      }
    } finally {
      over.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
      log.close();
    }
    assertThat(Histories.content(Histories.recover(directory).rooms()))
        .isEqualTo(Histories.content(new ArrayList<>(memory.values())));
  }

  private void write(FileLog log, String code) {
    for (int i = 0; !over.get(); i++) {
      String life = "life" + i;
      RecoveredRoom room = Histories.opened(code, life);
      memory.put(code, room);
      log.append(Histories.whole(room)).await();
      answered.put(code + " " + life, 1L);
      for (int n = 0; n < 150 && !over.get(); n++) {
        RecoveredRoom next = Histories.next(room);
        memory.put(code, next);
        log.append(Histories.commit(room, next)).await();
        answered.put(code + " " + life, next.room().version());
        room = next;
      }
      if (!over.get()) {
        memory.remove(code);
        CommitLog.Commit closed = log.append(Histories.closed(room));
        answered.remove(code + " " + life);
        closed.await();
      }
    }
  }

  private void check(Path copy) throws IOException {
    Map<String, Long> before = copy(copy);
    Recovered recovered = Histories.recover(copy);
    Map<String, Long> found = new ConcurrentHashMap<>();
    for (RecoveredRoom room : recovered.rooms()) {
      found.put(room.room().code() + " " + room.room().life(), room.room().version());
      // Every room is one of its own past, with all of its entries.
      assertThat(room.entries()).hasSize((int) room.room().version());
      RecoveredRoom expected = Histories.opened(room.room().code(), room.room().life());
      while (expected.room().version() < room.room().version()) {
        expected = Histories.next(expected);
      }
      assertThat(room.room()).isEqualTo(expected.room());
      assertThat(PlainLine.texts(room.entries())).isEqualTo(PlainLine.texts(expected.entries()));
    }
    before.forEach(
        (room, version) -> {
          // A room that is not found has closed during the copy.
          Long recent = found.get(room);
          if (recent == null) {
            assertThat(answered).doesNotContainKey(room);
          } else {
            assertThat(recent).isGreaterThanOrEqualTo(version);
          }
        });
  }

  /** Copies the files as they are at one moment; returns what was answered before. */
  private Map<String, Long> copy(Path copy) throws IOException {
    while (true) {
      Files.createDirectories(copy);
      Map<String, Long> before = Map.copyOf(answered);
      List<String> names = names(directory);
      try {
        for (String name : names) {
          if (!name.equals("lock")) {
            Files.copy(directory.resolve(name), copy.resolve(name));
          }
        }
        if (names.equals(names(directory))) {
          return before;
        }
      } catch (NoSuchFileException e) {
        // A file was deleted: another copy.
      }
      for (String name : names(copy)) {
        Files.delete(copy.resolve(name));
      }
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
