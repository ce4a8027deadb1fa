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
 * The thread pools of the library, on the container's threads. Its own pools over the container's
 * thread factory, because the containers' default executors differ beyond their core size: Payara's
 * queues tasks, and a second blocking method would wait for the first.
 */
final class Workers implements AutoCloseable {

  private final ContextService contexts;
  private final ExecutorService blocking;
  private final ExecutorService passes;
  private final ThreadPoolExecutor writers;

  /**
   * @param methods how many blocking tasks may run at once where there are no virtual threads
   * @param writes how many writes may block at once
   */
  Workers(ManagedThreadFactory factory, ContextService contexts, int methods, int writes) {
    this.contexts = contexts;
    this.blocking = blocking(factory, methods);
    int cores = Runtime.getRuntime().availableProcessors();
    this.passes = pool(cores, cores, new LinkedBlockingQueue<>(), factory);
    this.writers = pool(Math.min(cores, writes), writes, new HandOver(), factory);
  }

  private static ThreadPoolExecutor pool(
      int threads, int most, BlockingQueue<Runnable> queue, ManagedThreadFactory factory) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(threads, most, 30, TimeUnit.SECONDS, queue, factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * A queue that waits briefly for a free thread before the pool makes a new one. So writes to
   * clients that read share a few threads, and a thread that is blocked by its client is soon
   * replaced.
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
      throw new IllegalStateException("This Java has virtual threads, but they can't be made", e);
    }
  }

  /**
   * Runs a task that may block, with the caller's class loader, names and identity.
   *
   * @throws java.util.concurrent.RejectedExecutionException when the bound is reached
   */
  void block(Runnable task) {
    blocking.execute(contexts.contextualRunnable(task));
  }

  /** Returns the executor of short tasks that don't block. */
  Executor passes() {
    return passes;
  }

  /**
   * Returns the executor of writes that may block until a client reads, each on a platform thread:
   * the server's locks around such a write would pin a virtual thread's carrier before Java 24. It
   * rejects a write beyond its bound.
   */
  Executor writers() {
    return writers;
  }

  /**
   * Returns whether at least half of the writers are busy, which they are only with clients that
   * don't read: the other half is for the streams that are open.
   */
  boolean writersAreScarce() {
    return writers.getActiveCount() >= writers.getMaximumPoolSize() / 2;
  }

  /** Interrupts running tasks, except writes, which ignore it. */
  @Override
  public void close() {
    blocking.shutdownNow();
    passes.shutdownNow();
    writers.shutdown();
  }
}
