package org.cometlobby.it.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Many who do the same at the same time. */
public final class Together {

  private Together() {}

  /** Lets each do it, as nearly at the same time as threads can; answers in their order. */
  public static <P, T> List<T> atOnce(List<P> crowd, Function<P, T> deed) {
    CyclicBarrier together = new CyclicBarrier(crowd.size());
    ExecutorService threads = Executors.newFixedThreadPool(crowd.size());
    try {
      List<Callable<T>> calls = new ArrayList<>();
      for (P one : crowd) {
        calls.add(
            () -> {
              together.await();
              return deed.apply(one);
            });
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
