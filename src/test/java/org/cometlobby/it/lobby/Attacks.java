package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cometlobby.it.harness.LobbyClient.Answer;

/** Things that are done at the same time, each again and again on a thread of its own. */
final class Attacks {

  private final Map<String, Dose> doses;

  Attacks() {
    this(Map.of());
  }

  private Attacks(Map<String, Dose> doses) {
    this.doses = new LinkedHashMap<>(doses);
  }

  /** A part of an attack, which ends by itself soon. */
  @FunctionalInterface
  interface Dose {
    void take() throws Exception;
  }

  /** Returns these and one more. */
  Attacks and(String name, Dose dose) {
    Attacks more = new Attacks(doses);
    more.doses.put(name, dose);
    return more;
  }

  /** Does each at least once, and again until the time is over. */
  void runFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(doses.size());
    try {
      Map<String, Future<?>> running = new LinkedHashMap<>();
      doses.forEach((name, dose) -> running.put(name, threads.submit(() -> repeat(dose, end))));
      List<Throwable> failures = new ArrayList<>();
      for (Map.Entry<String, Future<?>> one : running.entrySet()) {
        try {
          one.getValue().get();
        } catch (ExecutionException e) {
          failures.add(new AssertionError(one.getKey() + ": " + e.getCause(), e.getCause()));
        }
      }
      assertThat(failures).isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void repeat(Dose dose, long end) throws Exception {
    do {
      dose.take();
    } while (System.nanoTime() < end);
    return null;
  }

  /** Checks that an answer is one of the contract: perhaps a refusal, but no failure. */
  static Answer known(Answer answer) {
    boolean later = answer.status() == 503 && !answer.header("Retry-After").isEmpty();
    assertThat(answer.status() < 500 || later).as("%s", answer).isTrue();
    return answer;
  }
}
