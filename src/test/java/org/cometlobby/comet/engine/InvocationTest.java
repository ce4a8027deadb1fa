package org.cometlobby.comet.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cometlobby.comet.ClientGoneException;
import org.cometlobby.comet.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InvocationTest {

  private static final int QUEUE = 3;

  private final List<Throwable> failures = new ArrayList<>();
  private final Invocation invocation = new Invocation(QUEUE, failures::add);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void noThreadIsLeftBehind() throws InterruptedException {
    invocation.cancel();
    threads.shutdown();
    assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
  }

  private List<String> sent() {
    return invocation.journal().after(0, 100).stream()
        .map(entry -> entry.event().map(name -> name + ": ").orElse("") + entry.part().text())
        .toList();
  }

  /** Runs the method on a thread that ends with it. */
  private Future<?> executing(Invocation.Body body) {
    return threads.submit(() -> invocation.execute(body));
  }

  private void awaitSent(long count) {
    await().untilAsserted(() -> assertThat(invocation.journal().last()).isEqualTo(count));
  }

  /** Awaits that a thread waits, which only a sender does, for the client. */
  private static void awaitWaiting(Thread thread) {
    await().until(() -> thread.getState() == Thread.State.WAITING);
  }

  @Test
  void sentValuesAreInTheJournalAndTheReturnClosesIt() {
    invocation.execute(
        () -> {
          invocation.send("waiting...");
          invocation.send("begun", "start");
        });
    assertThat(sent()).containsExactly("waiting...", "begun: start");
    assertThat(invocation.journal().isClosed()).isTrue();
    assertThat(invocation.failure()).isEmpty();
    assertThat(failures).isEmpty();
  }

  @Test
  void aMethodThatSendsNothingEndsAsWell() {
    invocation.execute(() -> {});
    assertThat(invocation.journal().isClosed()).isTrue();
    assertThat(sent()).isEmpty();
  }

  @Test
  void everyElementIsSent() {
    invocation.execute(() -> invocation.sendAll(Stream.of("a", "b", "c").iterator()));
    assertThat(sent()).containsExactly("a", "b", "c");
  }

  @Test
  void aSenderWaitsWhileTheClientDoesNotRead() throws Exception {
    Thread[] sender = new Thread[1];
    CountDownLatch begun = new CountDownLatch(1);
    Future<?> running =
        executing(
            () -> {
              sender[0] = Thread.currentThread();
              begun.countDown();
              for (int i = 1; i <= 6; i++) {
                invocation.send("" + i);
              }
            });
    begun.await();
    awaitSent(QUEUE);
    awaitWaiting(sender[0]);
    assertThat(sent()).containsExactly("1", "2", "3");

    invocation.consumed(1);
    awaitSent(QUEUE + 1);
    awaitWaiting(sender[0]);
    assertThat(running.isDone()).isFalse();

    invocation.consumed(4);
    running.get();
    assertThat(invocation.journal().last()).isEqualTo(6);
  }

  @Test
  void anEntryTakenTwiceMakesRoomOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Thread[] sender = new Thread[1];
    Future<?> running =
        executing(
            () -> {
              sender[0] = Thread.currentThread();
              begun.countDown();
              invocation.sendAll(Stream.iterate(1, i -> i + 1).iterator());
            });
    begun.await();
    awaitSent(QUEUE);
    invocation.consumed(2);
    invocation.consumed(2);
    invocation.consumed(1);
    awaitSent(QUEUE + 2);
    awaitWaiting(sender[0]);
    assertThat(invocation.journal().last()).isEqualTo(QUEUE + 2);
    invocation.cancel();
    running.get();
  }

  @Test
  void anEntryThatTheClientHasNotTakenIsKept() throws Exception {
    Future<?> running =
        executing(() -> invocation.sendAll(Stream.iterate(1, i -> i + 1).iterator()));
    for (long taken = 0; taken < 50; taken++) {
      awaitSent(taken + QUEUE);
      assertThat(invocation.journal().holdsAfter(taken)).isTrue();
      invocation.consumed(taken + 1);
    }
    invocation.cancel();
    running.get();
  }

  @Test
  void aWaitingSenderHoldsNoMonitorSoThatAVirtualOneHoldsNoCarrier() throws Exception {
    Thread[] sender = new Thread[1];
    Future<?> running =
        executing(
            () -> {
              sender[0] = Thread.currentThread();
              invocation.sendAll(Stream.iterate(1, i -> i + 1).iterator());
            });
    awaitSent(QUEUE);
    awaitWaiting(sender[0]);
    assertThat(LockSupport.getBlocker(sender[0])).as("what it waits for").isNotNull();
    invocation.cancel();
    running.get();
  }

  @Test
  void aSenderThatWaitsBesideTheMethodGoesOnWhenTheMethodHasReturned() throws Exception {
    Future<?>[] beside = new Future<?>[1];
    invocation.execute(
        () -> {
          beside[0] =
              threads.submit(
                  () -> {
                    while (true) {
                      invocation.send("x");
                    }
                  });
          awaitSent(QUEUE);
        });
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> beside[0].get())
        .withCauseInstanceOf(ClientGoneException.class);
  }

  @Test
  void aSendThatFindsAPlaceIgnoresAnInterrupt() {
    invocation.execute(
        () -> {
          Thread.currentThread().interrupt();
          invocation.send("a");
        });
    assertThat(sent()).containsExactly("a");
  }

  @Test
  void aWaitingSendThrowsWhenTheClientHasGone() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    Future<?> running =
        executing(
            () -> {
              try {
                invocation.sendAll(Stream.iterate(1, i -> i + 1).iterator());
              } catch (ClientGoneException e) {
                told.countDown();
                throw e;
              }
            });
    awaitSent(QUEUE);
    invocation.cancel();
    told.await();
    running.get();
    assertThat(failures).as("it is not a failure").isEmpty();
    assertThat(invocation.journal().isClosed()).isTrue();
  }

  @Test
  void cancellingInterruptsAMethodThatSleeps() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch forever = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Future<?> running =
        executing(
            () -> {
              begun.countDown();
              try {
                forever.await();
              } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
              }
            });
    begun.await();
    invocation.cancel();
    running.get();
    assertThat(interrupted).isTrue();
    assertThat(failures).as("the interrupt was ours, it is not to be logged").isEmpty();
  }

  @Test
  void aSendAfterTheClientHasGoneThrows() throws Exception {
    invocation.send("seen");
    invocation.cancel();
    assertThatExceptionOfType(ClientGoneException.class)
        .isThrownBy(() -> invocation.send("unseen"));
    assertThat(sent()).containsExactly("seen");
  }

  @Test
  void aCancelledInvocationDoesNotBegin() {
    invocation.cancel();
    invocation.execute(
        () -> {
          throw new AssertionError("It ran");
        });
    assertThat(failures).isEmpty();
  }

  @Test
  void anInterruptDoesNotReachTheThreadsNextTask() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean cancelled = new AtomicBoolean();
    Future<Boolean> left =
        threads.submit(
            () -> {
              invocation.execute(
                  () -> {
                    begun.countDown();
                    // It ignores the interrupt and returns with it.
                    while (!cancelled.get()) {
                      Thread.onSpinWait();
                    }
                  });
              return Thread.currentThread().isInterrupted();
            });
    begun.await();
    invocation.cancel();
    cancelled.set(true);
    assertThat(left.get()).isFalse();
  }

  @Test
  void aSecondCancelDoesNothing() {
    invocation.cancel();
    invocation.cancel();
    assertThat(invocation.journal().isClosed()).isTrue();
  }

  @Test
  void aFailureBeforeTheFirstValueIsKeptAndItsEventIsNoValue() {
    RefusedException refused = new RefusedException(409, "full");
    invocation.execute(
        () -> {
          throw refused;
        });
    assertThat(invocation.failure()).containsSame(refused);
    assertThat(failures).containsExactly(refused);
    assertThat(invocation.hasValues()).isFalse();
    // For a response that a heartbeat has begun, and that can no longer be a problem.
    assertThat(sent())
        .singleElement()
        .asString()
        .startsWith("error: {")
        .contains("\"status\":409", "\"title\":\"full\"");
    assertThat(invocation.journal().isClosed()).isTrue();
  }

  @Test
  void aFailureAfterTheFirstValueIsAnEventWithoutSecrets() {
    IllegalStateException broken = new IllegalStateException("secret");
    invocation.execute(
        () -> {
          invocation.send("a");
          throw broken;
        });
    assertThat(failures).containsExactly(broken);
    assertThat(invocation.hasValues()).isTrue();
    List<String> sent = sent();
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1)).startsWith("error: {").contains("500").doesNotContain("secret");
    assertThat(invocation.journal().isClosed()).isTrue();
  }

  @Test
  void anErrorIsAFailureLikeAnyOther() {
    invocation.execute(
        () -> {
          throw new StackOverflowError();
        });
    assertThat(invocation.failure().orElseThrow()).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void theErrorEventHasRoomEvenIfTheQueueIsFull() throws Exception {
    invocation.execute(
        () -> {
          for (int i = 0; i < QUEUE; i++) {
            invocation.send("" + i);
          }
          throw new IllegalStateException();
        });
    assertThat(sent()).hasSize(QUEUE + 1);
    assertThat(invocation.journal().holdsAfter(0)).isTrue();
  }

  /** A bean whose getter fails. */
  public static final class Unwritable {
    private final List<String> names = List.of();

    public String getName() {
      return names.get(0);
    }
  }

  @Test
  void aValueThatCannotBeWrittenTakesNoRoom() {
    for (int i = 0; i < 10; i++) {
      assertThatIllegalArgumentException().isThrownBy(() -> invocation.send(new Unwritable()));
    }
    invocation.send("fine");
    assertThat(sent()).containsExactly("fine");
  }

  @Test
  void anEventNeedsANameThatAHeaderCarries() {
    assertThatIllegalArgumentException().isThrownBy(() -> invocation.send("a\r\nb", "x"));
    assertThat(sent()).isEmpty();
  }

  @Test
  void anIteratorIsNotAskedForMoreWhenTheClientHasGone() throws Exception {
    AtomicBoolean askedAfterwards = new AtomicBoolean();
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    Iterator<String> endless =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            askedAfterwards.compareAndSet(false, cancelled.get());
            return true;
          }

          @Override
          public String next() {
            begun.countDown();
            return "x";
          }
        };
    Future<?> running = executing(() -> invocation.sendAll(endless));
    begun.await();
    awaitSent(QUEUE);
    invocation.cancel();
    cancelled.set(true);
    running.get();
    assertThat(askedAfterwards).isFalse();
  }

  /** A publisher that a test drives by hand, and that counts its requests. */
  private static final class Source implements Flow.Publisher<Object>, Flow.Subscription {
    private Flow.Subscriber<? super Object> subscriber;
    private long requested;
    private int cancels;

    @Override
    public void subscribe(Flow.Subscriber<? super Object> newSubscriber) {
      subscriber = newSubscriber;
      newSubscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {
      requested += n;
    }

    @Override
    public void cancel() {
      cancels++;
    }
  }

  private final Source source = new Source();

  @Test
  void aPublisherIsAskedForAQueueOfItems() {
    invocation.subscribeTo(source);
    assertThat(source.requested).isEqualTo(QUEUE);
  }

  @Test
  void aPublisherIsAskedForMoreAsTheClientTakesIt() {
    invocation.subscribeTo(source);
    source.subscriber.onNext("a");
    source.subscriber.onNext("b");
    assertThat(sent()).containsExactly("a", "b");
    assertThat(source.requested).isEqualTo(QUEUE);
    invocation.consumed(2);
    assertThat(source.requested).isEqualTo(QUEUE + 2);
    invocation.consumed(2);
    assertThat(source.requested).isEqualTo(QUEUE + 2);
  }

  @Test
  void aPublisherThatCompletesEndsTheInvocation() {
    invocation.subscribeTo(source);
    source.subscriber.onNext("a");
    source.subscriber.onComplete();
    assertThat(sent()).containsExactly("a");
    assertThat(invocation.journal().isClosed()).isTrue();
    assertThat(source.cancels).as("it has ended by itself").isZero();
  }

  @Test
  void aPublisherIsCancelledOnceWhenTheClientHasGone() {
    invocation.subscribeTo(source);
    invocation.cancel();
    invocation.cancel();
    assertThat(source.cancels).isEqualTo(1);
    source.subscriber.onNext("late");
    assertThat(sent()).isEmpty();
  }

  @Test
  void aPublisherThatIsTooLateIsCancelledAtOnce() {
    invocation.cancel();
    invocation.subscribeTo(source);
    assertThat(source.cancels).isEqualTo(1);
    assertThat(source.requested).isZero();
  }

  @Test
  void aSecondSubscriptionIsCancelledAsTheReactiveStreamsRulesSay() {
    invocation.subscribeTo(source);
    Source second = new Source();
    source.subscriber.onSubscribe(second);
    assertThat(second.cancels).isEqualTo(1);
    assertThat(source.cancels).isZero();
  }

  @Test
  void aPublishersErrorIsAFailure() {
    IllegalStateException broken = new IllegalStateException();
    invocation.subscribeTo(source);
    source.subscriber.onError(broken);
    assertThat(invocation.failure()).containsSame(broken);
    assertThat(failures).containsExactly(broken);
  }

  @Test
  void aPublisherThatThrowsInsteadOfPublishingIsAFailure() {
    IllegalStateException broken = new IllegalStateException();
    invocation.subscribeTo(
        subscriber -> {
          subscriber.onSubscribe(source);
          throw broken;
        });
    assertThat(failures).containsExactly(broken);
    assertThat(source.cancels).isEqualTo(1);
    assertThat(invocation.journal().isClosed()).isTrue();
  }

  @Test
  void aPublishersErrorAfterAValueIsAnEvent() {
    invocation.subscribeTo(source);
    source.subscriber.onNext("a");
    source.subscriber.onError(new IllegalStateException());
    assertThat(sent()).hasSize(2).last().asString().startsWith("error: {");
  }

  @Test
  void anItemThatCannotBeWrittenCancelsThePublisher() {
    invocation.subscribeTo(source);
    source.subscriber.onNext(new Unwritable());
    assertThat(source.cancels).isEqualTo(1);
    assertThat(failures).singleElement().isInstanceOf(IllegalArgumentException.class);
    assertThat(invocation.journal().isClosed()).isTrue();
  }

  @Test
  void aPublisherMayDeliverEverythingWithinItsSubscribe() {
    Flow.Publisher<String> hasty =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  @Override
                  public void request(long n) {
                    subscriber.onNext("all");
                    subscriber.onComplete();
                  }

                  @Override
                  public void cancel() {}
                });
    invocation.subscribeTo(hasty);
    assertThat(sent()).containsExactly("all");
    assertThat(invocation.journal().isClosed()).isTrue();
  }

  @Test
  void severalThreadsMaySend() throws Exception {
    Invocation busy = new Invocation(1_000, failures::add);
    Future<?> one =
        threads.submit(() -> busy.sendAll(Stream.generate(() -> "a").limit(300).iterator()));
    Future<?> other =
        threads.submit(() -> busy.sendAll(Stream.generate(() -> "b").limit(300).iterator()));
    one.get();
    other.get();
    assertThat(busy.journal().last()).isEqualTo(600);
  }
}
