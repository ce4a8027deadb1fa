package org.cometlobby.comet.servlet;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.BlockingQueue;
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
  private final ExecutorService writers;

  /**
   * @param bound how many blocking tasks may run at once where there are no virtual threads
   */
  Workers(ManagedThreadFactory factory, ContextService contexts, int bound) {
    this.contexts = contexts;
    this.blocking = blocking(factory, bound);
    int cores = Runtime.getRuntime().availableProcessors();
    this.passes = pool(cores, cores, new LinkedBlockingQueue<>(), factory);
    this.writers = pool(cores, Integer.MAX_VALUE, new HandOver(), factory);
  }

  private static ExecutorService pool(
      int threads, int most, BlockingQueue<Runnable> queue, ManagedThreadFactory factory) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(threads, most, 30, TimeUnit.SECONDS, queue, factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Waits a moment for a thread to be free before there is a new one. So writes to clients that
   * read share a few threads, and a thread that waits for its client is soon not missed any more.
   */
  private static final class HandOver extends SynchronousQueue<Runnable> {

    @Override
    public boolean offer(Runnable task) {
      try {
        return offer(task, 2, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
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

  /**
   * Runs writes that may wait for a client, each on a platform thread: the server's locks around
   * such a write would hold a virtual thread's carrier before Java 24. No more of them than streams
   * can run, for each stream has one writer.
   */
  Executor writers() {
    return writers;
  }

  /** Interrupts what still runs, but for writes, which don't heed it. */
  @Override
  public void close() {
    blocking.shutdownNow();
    passes.shutdownNow();
    writers.shutdown();
  }
}
