package org.cometlobby.comet.servlet;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the library, all of them the container's. Pools of our own over its thread
 * factory, because what a container's default executor does beyond its core size differs from one
 * to the next: on Payara it queues, and a second blocking method would wait for the first.
 */
final class Workers implements AutoCloseable {

  private final ContextService contexts;
  private final ExecutorService blocking;
  private final ExecutorService passes;

  /**
   * @param bound how many blocking tasks may run at once where there are no virtual threads
   */
  Workers(ManagedThreadFactory factory, ContextService contexts, int bound) {
    this.contexts = contexts;
    this.blocking = blocking(factory, bound);
    int cores = Runtime.getRuntime().availableProcessors();
    ThreadPoolExecutor fixed =
        new ThreadPoolExecutor(
            cores, cores, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    fixed.allowCoreThreadTimeOut(true);
    this.passes = fixed;
  }

  private static ExecutorService blocking(ManagedThreadFactory factory, int bound) {
    try {
      // Java 21 and later; the code is compiled for 17.
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException e) {
      return new ThreadPoolExecutor(
          0, bound, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("This Java has virtual threads and doesn't give them", e);
    }
  }

  /**
   * Runs a task that may block, with the caller's class loader, names and identity.
   *
   * @throws java.util.concurrent.RejectedExecutionException when as many as may are running
   */
  void block(Runnable task) {
    blocking.execute(contexts.contextualRunnable(task));
  }

  /** Runs short tasks that don't block. */
  Executor passes() {
    return passes;
  }

  /** Interrupts what still runs. */
  @Override
  public void close() {
    blocking.shutdownNow();
    passes.shutdownNow();
  }
}
