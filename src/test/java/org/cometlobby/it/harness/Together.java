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

/** Calls made at the same time, each on a thread of its own. */
public final class Together {

  private Together() {}

  /**
   * Applies a function to all elements at the same time, as nearly as threads can; returns the
   * results in the elements' order.
   */
  public static <P, T> List<T> atOnce(List<P> elements, Function<P, T> function) {
    CyclicBarrier together = new CyclicBarrier(elements.size());
    ExecutorService threads = Executors.newFixedThreadPool(elements.size());
    try {
      List<Callable<T>> calls = new ArrayList<>();
      for (P element : elements) {
        calls.add(
            () -> {
              together.await();
              return function.apply(element);
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
