package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.codec.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that fails, and threads that are interrupted. */
@Timeout(30)
class FileLogFailureTest {

  @TempDir Path directory;
  private final FailingDisk disk = new FailingDisk();

  private FileLog open(Durability durability) {
    return FileLog.open(directory, Histories.options(durability, 1 << 20, disk)).log();
  }

  @Test
  void aFullDiskRefusesChangesUntilItHasRoomAgain() throws IOException {
    List<LogRecord> records = Histories.records("AAAAAA", 4);
    FileLog log = open(Durability.COMMIT);
    Histories.append(log, records.subList(0, 2));
    disk.full = true;
    CommitLog.Commit waits = log.append(records.get(2));
    AtomicBoolean told = new AtomicBoolean();
    waits.whenDurable(() -> told.set(true));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(waits::await)
        .matches(e -> e.retryAfter().equals(Duration.ofSeconds(2)));
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(log::checkAvailable);
    assertThat(log.unavailableSince()).contains(Histories.NOW);
    assertThat(told).isFalse();
    disk.full = false;
    await().until(waits::isDurable);
    await().untilTrue(told);
    log.checkAvailable();
    assertThat(log.unavailableSince()).isEmpty();
    Histories.append(log, records.subList(3, 4));
    log.close();
    assertThat(Files.readString(directory.resolve("log-000001.jsonl")).split("\n")).hasSize(5);
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 4");
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aDiskThatFailsToForceIsAFullOne(Durability durability) {
    List<LogRecord> records = Histories.records("AAAAAA", 3);
    FileLog log = open(durability);
    disk.failsToForce = true;
    log.append(records.get(0));
    await().until(() -> log.unavailableSince().isPresent());
    disk.failsToForce = false;
    await().until(() -> log.unavailableSince().isEmpty());
    Histories.append(log, records.subList(1, 3));
    log.close();
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 3");
  }

  @Test
  void aDiskThatHangsRefusesChangesAtOnceUntilItGoesOn() {
    FileLog log = open(Durability.COMMIT);
    disk.hangs = true;
    CommitLog.Commit commit = log.append(Histories.records("AAAAAA", 1).get(0));
    log.checkAvailable();
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(commit::await);
    await()
        .untilAsserted(
            () ->
                assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(log::checkAvailable));
    disk.hangs = false;
    await().until(commit::isDurable);
    log.checkAvailable();
    log.close();
  }

  @Test
  void aNewLogAndACheckpointFollowTheFailureOfADisk() {
    List<LogRecord> records = Histories.records("AAAAAA", 2);
    FileLog log = open(Durability.COMMIT);
    log.start(() -> Stream.of(records.get(0)));
    disk.failsToForce = true;
    CommitLog.Commit commit = log.append(records.get(0));
    await().until(() -> log.unavailableSince().isPresent());
    disk.failsToForce = false;
    await().until(commit::isDurable);
    await().until(() -> Files.exists(directory.resolve("checkpoint-000002.jsonl")));
    Histories.append(log, records.subList(1, 2));
    log.close();
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 2");
  }

  @Test
  void aCheckpointThatFailsAfterTheFailureOfADiskIsTriedAgainWithoutAnotherChange() {
    List<LogRecord> records = Histories.records("AAAAAA", 1);
    FileLog log = open(Durability.COMMIT);
    AtomicBoolean failed = new AtomicBoolean();
    log.start(
        () -> {
          if (!failed.getAndSet(true)) {
            throw new OutOfMemoryError("on purpose");
          }
          return records.stream();
        });
    disk.failsToForce = true;
    CommitLog.Commit commit = log.append(records.get(0));
    await().until(() -> log.unavailableSince().isPresent());
    disk.failsToForce = false;
    await().until(commit::isDurable);
    await().until(() -> Files.exists(directory.resolve("checkpoint-000002.jsonl")));
    assertThat(failed).isTrue();
    log.close();
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 1");
  }

  @Test
  void aProcessThatIsShortOfMemoryLosesNothing() {
    List<LogRecord> records = Histories.records("AAAAAA", 2);
    FileLog log = open(Durability.COMMIT);
    disk.isShortOfMemory = true;
    CommitLog.Commit commit = log.append(records.get(0));
    await().until(() -> log.unavailableSince().isPresent());
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(log::checkAvailable);
    disk.isShortOfMemory = false;
    await().until(commit::isDurable);
    Histories.append(log, records.subList(1, 2));
    assertThat(log.isDead()).isFalse();
    log.close();
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 2");
  }

  @Test
  void aWriterThatDiesRefusesAllChangesAndSaysSo() {
    List<LogRecord> records = Histories.records("AAAAAA", 2);
    FileLog.Options options = Histories.options(Durability.COMMIT, 1 << 20, disk);
    InstantSource deadly =
        () -> {
          if (disk.full) {
            throw new StackOverflowError("on purpose");
          }
          return Histories.NOW;
        };
    FileLog log =
        FileLog.open(
                directory,
                new FileLog.Options(
                    Durability.COMMIT,
                    options.threads(),
                    deadly,
                    options.lives(),
                    options.journalBytes(),
                    options.minBytes(),
                    disk))
            .log();
    Histories.append(log, records.subList(0, 1));
    disk.full = true;
    CommitLog.Commit lost = log.append(records.get(1));
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(lost::await);
    await().until(log::isDead);
    disk.full = false;
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(log::checkAvailable);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> log.append(records.get(1)));
    assertThat(lost.isDurable()).isFalse();
    log.close();
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 1");
  }

  @Test
  void aLogThatCantBeWrittenUntilTheEndIsClosedAllTheSame() {
    FileLog log = open(Durability.COMMIT);
    disk.full = true;
    CommitLog.Commit lost = log.append(Histories.records("AAAAAA", 1).get(0));
    AtomicBoolean told = new AtomicBoolean();
    lost.whenDurable(() -> told.set(true));
    log.close();
    assertThat(lost.isDurable()).isFalse();
    assertThat(told).isFalse();
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(lost::await);
    assertThat(Histories.recover(directory).rooms()).isEmpty();
  }

  @Test
  void aLogThatCantBeClosedLetsTheNextOneHaveTheDirectory() {
    FileLog log = open(Durability.COMMIT);
    Histories.append(log, Histories.records("AAAAAA", 2));
    disk.failsToClose = true;
    log.close();
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 2");
  }

  @Test
  void aContainerThatGivesNoThreadForACheckpointLeavesTheLogItsOwn() {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean refused = new AtomicBoolean();
    ThreadFactory factory =
        task -> {
          if (ended.get()) {
            refused.set(true);
            throw new IllegalStateException("The application ends");
          }
          return new Thread(task);
        };
    FileLog log =
        FileLog.open(directory, Histories.options(Durability.COMMIT, 1, disk, factory)).log();
    log.start(Stream::empty);
    ended.set(true);
    List<LogRecord> records = Histories.records("AAAAAA", 3);
    Histories.append(log, records.subList(0, 1));
    await().untilTrue(refused);
    Histories.append(log, records.subList(1, 3));
    log.close();
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 3");
  }

  @Test
  void aCheckpointThatFailsLeavesTheLogs() throws IOException {
    FileLog first = open(Durability.COMMIT);
    Histories.append(first, Histories.records("AAAAAA", 2));
    first.close();
    FileLog log = open(Durability.COMMIT);
    AtomicBoolean asked = new AtomicBoolean();
    log.start(
        () -> {
          asked.set(true);
          throw new IllegalStateException("No state");
        });
    await().untilTrue(asked);
    log.close();
    assertThat(new DataDirectory(directory).checkpoints()).isEmpty();
    assertThat(Histories.summary(Histories.recover(directory))).containsExactly("AAAAAA life 2");
  }

  @Test
  void anInterruptStormLosesNothing() throws InterruptedException {
    Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    ThreadFactory factory =
        task -> {
          Thread thread = new Thread(task);
          threads.add(thread);
          return thread;
        };
    FileLog log =
        FileLog.open(directory, Histories.options(Durability.COMMIT, 50_000, disk, factory)).log();
    Queue<LogRecord> memory = new ConcurrentLinkedQueue<>();
    log.start(memory::stream);
    AtomicBoolean over = new AtomicBoolean();
    Thread storm =
        new Thread(
            () -> {
              while (!over.get()) {
                threads.forEach(Thread::interrupt);
                Thread.onSpinWait();
              }
            });
    Thread[] callers = new Thread[4];
    for (int i = 0; i < callers.length; i++) {
      List<LogRecord> records = Histories.records(Histories.code(i), 50);
      callers[i] =
          new Thread(
              () ->
                  records.forEach(
                      record -> {
                        memory.add(record);
                        log.append(record).await();
                      }));
      threads.add(callers[i]);
    }
    storm.start();
    for (Thread caller : callers) {
      caller.start();
    }
    for (Thread caller : callers) {
      caller.join();
    }
    Thread.currentThread().interrupt();
    log.close();
    assertThat(Thread.interrupted()).isTrue();
    over.set(true);
    storm.join();
    assertThat(threads).noneMatch(Thread::isAlive);
    assertThat(Histories.summary(Histories.recover(directory)))
        .containsExactlyInAnyOrder(
            "R00000 life 50", "R00001 life 50", "R00002 life 50", "R00003 life 50");
  }

  @Test
  void anInterruptedCallerWaitsAndStaysInterrupted() {
    FileLog log = open(Durability.COMMIT);
    Thread.currentThread().interrupt();
    Histories.append(log, Histories.records("AAAAAA", 1));
    assertThat(Thread.interrupted()).isTrue();
    Thread.currentThread().interrupt();
    log.close();
    assertThat(Histories.recover(directory).rooms()).hasSize(1);
    assertThat(Thread.interrupted()).isTrue();
  }
}
