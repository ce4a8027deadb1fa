package org.cometlobby.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;

/**
 * Two players at other addresses, of whom one talks while a lobby is attacked, and the other hears
 * every line, in order, on one stream.
 */
final class Bystanders implements AutoCloseable {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  /** A line at a time, and fewer than one player may say. */
  private static final int PAUSE_MILLIS = 150;

  private final LobbyClient ann;
  private final LobbyClient ben;
  private final String code;
  private final EventStream annsStream;
  private final EventStream stream;
  private final List<Long> latencies = Collections.synchronizedList(new ArrayList<>());
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> talk;

  Bystanders(URI base) {
    ann = LobbyClient.stranger(base).from("198.51.100.1").register("Ann");
    ben = LobbyClient.stranger(base).from("203.0.113.1").register("Ben");
    code = ann.makeRoom(newGame(), 3, "{\"autoStart\":false}");
    assertThat(ben.sit(code).status()).isEqualTo(201);
    annsStream = ann.watch(code);
    stream = ben.watch(code);
    talk = thread.scheduleWithFixedDelay(this::talk, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  static String newGame() {
    return "game-" + UUID.randomUUID().toString().substring(24);
  }

  /** Says a line, which is the next one that the other hears. */
  private void talk() {
    String line = "Line " + latencies.size();
    long before = System.nanoTime();
    assertThat(ann.say(code, line).status()).isEqualTo(202);
    Event heard = stream.await(event -> event.name().equals("message"));
    latencies.add(System.nanoTime() - before);
    assertThat(heard.data().getString("text")).isEqualTo(line);
  }

  /** Returns how many lines have been heard. */
  int heard() {
    return latencies.size();
  }

  /** Returns once some more lines have been heard. */
  void awaitMore(int lines) {
    int before = heard();
    await("the lines of bystanders")
        .atMost(LONG_ENOUGH)
        .failFast("the talk has ended", talk::isDone)
        .until(() -> heard() >= before + lines);
  }

  /** Describes how long the lines took to be heard. */
  String latencies() {
    List<Long> sorted = latencies.stream().sorted().toList();
    return "%d lines, median %d ms, longest %d ms"
        .formatted(
            sorted.size(),
            sorted.get(sorted.size() / 2) / 1_000_000,
            sorted.get(sorted.size() - 1) / 1_000_000);
  }

  /** Checks that all went well to the end, and leaves. */
  @Override
  public void close() {
    try {
      awaitMore(1);
    } finally {
      talk.cancel(false);
      thread.shutdown();
      await().atMost(LONG_ENOUGH).until(thread::isTerminated);
      annsStream.close();
      stream.close();
      ann.delete("api/players/me");
      ben.delete("api/players/me");
    }
  }
}
