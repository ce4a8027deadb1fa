package org.cometlobby.comet.servlet;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Subscriber} of one stream. It exists before the stream, which opens only when the
 * method has accepted it.
 */
final class StreamSubscriber implements Subscriber {

  private static final System.Logger LOG = System.getLogger(StreamSubscriber.class.getName());

  private final boolean polls;
  private final String address;
  private final Executor executor;
  private List<Runnable> actions = List.of();
  private @Nullable StreamResponse stream;
  // How the stream is to end, once that is requested.
  private @Nullable Consumer<Subscription> end;
  private boolean ended;
  private volatile boolean answered;
  private volatile @Nullable Predicate<Entry> isLast;

  /**
   * @param executor runs the actions: the stream holds its monitor when it ends, and an action that
   *     waits for another lock could deadlock
   */
  StreamSubscriber(boolean polls, String address, Executor executor) {
    this.polls = polls;
    this.address = address;
    this.executor = executor;
  }

  @Override
  public void onEnd(Runnable action) {
    synchronized (this) {
      if (!ended) {
        actions = Stream.concat(actions.stream(), Stream.of(action)).toList();
        return;
      }
    }
    run(action);
  }

  @Override
  public void end() {
    end(Subscription::finish);
  }

  @Override
  public void endWith(String event, Part part) {
    end(subscription -> subscription.finish(event, part));
  }

  private void end(Consumer<Subscription> how) {
    StreamResponse open;
    synchronized (this) {
      end = how;
      open = stream;
    }
    if (open != null) {
      open.finish(how);
    }
  }

  @Override
  public void endAfter(Predicate<Entry> test) {
    isLast = test;
  }

  /** Returns the test of {@link #endAfter}, if the method has given one. */
  Optional<Predicate<Entry>> isLast() {
    return Optional.ofNullable(isLast);
  }

  @Override
  public boolean polls() {
    return polls;
  }

  @Override
  public boolean answered() {
    return answered;
  }

  /** Notes that the answer to a poll was written. */
  void noteAnswer() {
    answered = polls;
  }

  @Override
  public String address() {
    return address;
  }

  /** Notes that the stream is open. */
  void opened(StreamResponse response) {
    Consumer<Subscription> atOnce;
    synchronized (this) {
      stream = response;
      atOnce = end;
    }
    if (atOnce != null) {
      response.finish(atOnce);
    }
  }

  /** Notes that the stream has ended, or was not opened. Idempotent. */
  void ended() {
    List<Runnable> due;
    synchronized (this) {
      ended = true;
      stream = null;
      due = actions;
      actions = List.of();
    }
    due.forEach(this::run);
  }

  private void run(Runnable action) {
    try {
      executor.execute(action);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The application stops; the end of a stream is not reported", e);
    }
  }
}
