package org.cometlobby.comet.engine;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.cometlobby.comet.ClientGoneException;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Topic;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of a method for one subscriber. Its values go into a journal of its own, which the
 * subscriber's stream reads. While the stream is behind by the length of the queue, a sender waits
 * and a publisher is not asked for more.
 *
 * <p>An invocation ends when the method returns or fails, or by being cancelled because its client
 * has gone.
 */
public final class Invocation implements Push<Object> {

  private final int queue;
  private final Journal journal;
  private final Consumer<Throwable> onFailure;
  // The queue's free places. Senders don't wait in the monitor, where a virtual thread holds its
  // carrier before Java 24.
  private final Semaphore places;

  // Guarded by this.
  private long consumed;
  private boolean over;
  private @Nullable Throwable failure;
  private @Nullable Thread worker;
  private Flow.@Nullable Subscription upstream;

  /**
   * @param queue how many values may wait for the client
   * @param onFailure called once, if the method fails
   */
  public Invocation(int queue, Consumer<Throwable> onFailure) {
    this.queue = queue;
    this.onFailure = onFailure;
    this.places = new Semaphore(queue);
    // Twice the queue: one for values that wait to be sent, one for values to resend to a client
    // that comes back. They don't age: a slow client still has to get them.
    this.journal = Journal.builder().maxEntries(2 * queue).build();
  }

  public Journal journal() {
    return journal;
  }

  /** Returns the method's failure, if it failed. */
  public synchronized Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** The method's code. It may block, and is interrupted when the invocation is cancelled. */
  @FunctionalInterface
  public interface Body {
    void run() throws Throwable;
  }

  /** Runs the method's code on the calling thread, to its end. Never throws. */
  public void execute(Body body) {
    synchronized (this) {
      if (over) {
        return;
      }
      worker = Thread.currentThread();
    }
    Throwable thrown = null;
    try {
      body.run();
    } catch (Throwable t) {
      thrown = t;
    }
    synchronized (this) {
      worker = null;
    }
    // An interrupt meant for this invocation must not reach the next task of the thread.
    boolean unused = Thread.interrupted();
    if (thrown == null) {
      end();
    } else if (thrown instanceof ClientGoneException) {
      cancel();
    } else {
      fail(thrown);
    }
  }

  /** Sends each element. */
  public void sendAll(Iterator<?> values) {
    while (!isOver() && values.hasNext()) {
      send(values.next());
    }
  }

  /** Subscribes to a publisher and asks it for as many items as the client can take. */
  public void subscribeTo(Flow.Publisher<?> publisher) {
    try {
      publisher.subscribe(new ItemSubscriber());
    } catch (Throwable t) {
      cancelAndFail(t);
    }
  }

  @Override
  public void send(Object value) {
    append(null, value);
  }

  @Override
  public void send(String event, Object value) {
    append(Topic.checkedName(event), value);
  }

  private void append(@Nullable String event, Object value) {
    takePlace();
    if (isOver()) {
      throw new ClientGoneException("The client has gone, or the server is stopping");
    }
    try {
      add(event, value);
    } catch (IllegalArgumentException e) {
      places.release();
      throw e;
    }
  }

  private void takePlace() {
    // Where a place is free, an interrupt is none of the sender's business.
    if (!places.tryAcquire()) {
      try {
        places.acquire();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ClientGoneException("Interrupted while waiting for the client to read");
      }
    }
  }

  private void add(@Nullable String event, Object value) {
    try {
      journal.append(event, value, null);
    } catch (IllegalStateException e) {
      throw new ClientGoneException("The client has gone, or the server is stopping");
    }
  }

  /** Makes room in the queue: the stream has taken all entries up to an offset. */
  public void consumed(long offset) {
    Flow.Subscription source;
    long more;
    synchronized (this) {
      more = offset - consumed;
      if (more <= 0 || over) {
        return;
      }
      consumed = offset;
      source = upstream;
    }
    if (source != null) {
      source.request(more);
    } else {
      places.release((int) more);
    }
  }

  /**
   * Cancels the invocation because its client has gone: interrupts its thread, cancels its
   * publisher. Idempotent.
   */
  public void cancel() {
    Flow.Subscription source;
    synchronized (this) {
      source = upstream;
      if (!finish()) {
        return;
      }
      if (worker != null) {
        worker.interrupt();
      }
    }
    if (source != null) {
      source.cancel();
    }
    journal.close();
  }

  private synchronized boolean isOver() {
    return over;
  }

  /** Lets no more values in, and every sender go on; returns false if that was so already. */
  private synchronized boolean finish() {
    if (over) {
      return false;
    }
    over = true;
    upstream = null;
    places.release(1 << 20); // more than a method has threads that send
    return true;
  }

  private void end() {
    if (finish()) {
      journal.close();
    }
  }

  /** Fails while the publisher could still publish. */
  private void cancelAndFail(Throwable thrown) {
    Flow.Subscription source;
    synchronized (this) {
      source = upstream;
    }
    if (source != null) {
      source.cancel();
    }
    fail(thrown);
  }

  private void fail(Throwable thrown) {
    synchronized (this) {
      if (!finish()) {
        return;
      }
      failure = thrown;
    }
    onFailure.accept(thrown);
    add("error", problem(thrown));
    journal.close();
  }

  private static Map<String, Object> problem(Throwable thrown) {
    if (thrown instanceof RefusedException refused) {
      return Map.of("status", refused.status(), "title", String.valueOf(refused.getMessage()));
    }
    // The cause is in the log; a client must not learn of it.
    return Map.of("status", 500, "title", "The stream's source failed");
  }

  /** Returns whether there is a value besides the error event. */
  public boolean hasValues() {
    // In this order: the failure is set before its error event is appended.
    long entries = journal.last();
    return entries > (failure().isPresent() ? 1 : 0);
  }

  /** The subscriber to a publisher; requests as many items as the queue holds. */
  private final class ItemSubscriber implements Flow.Subscriber<Object> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      boolean unwanted;
      synchronized (Invocation.this) {
        unwanted = over || upstream != null;
        if (!unwanted) {
          upstream = subscription;
        }
      }
      if (unwanted) {
        subscription.cancel();
      } else {
        subscription.request(queue);
      }
    }

    @Override
    public void onNext(Object item) {
      if (isOver()) {
        return;
      }
      try {
        add(null, item);
      } catch (ClientGoneException e) {
        cancel();
      } catch (RuntimeException e) {
        cancelAndFail(e);
      }
    }

    @Override
    public void onError(Throwable thrown) {
      fail(thrown);
    }

    @Override
    public void onComplete() {
      end();
    }
  }
}
