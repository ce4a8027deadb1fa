package org.cometlobby.it.comet.stranger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.cometlobby.comet.ClientGoneException;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.QueryParam;
import org.cometlobby.comet.Topic;

/** Methods that run until their client disconnects, and then report it to the witness. */
@ApplicationScoped
public class Endless {

  private final CountDownLatch never = new CountDownLatch(1);
  @Inject private Witness witness;

  @Comet("/endless/push")
  void push(Push<String> push, @QueryParam String who) {
    try {
      while (true) {
        push.send("tick");
        Thread.sleep(50);
      }
    } catch (ClientGoneException | InterruptedException e) {
      witness.saw(who); // interrupted when it was asleep
    }
  }

  /** Swallows interrupts, so that only send reports the disconnect. */
  @Comet("/endless/deaf")
  void deaf(Push<String> push, @QueryParam String who) {
    try {
      while (true) {
        push.send("x".repeat(1_000));
        if (Thread.interrupted()) {
          witness.saw(who + " swallowed an interrupt");
        }
      }
    } catch (ClientGoneException e) {
      witness.saw(who);
    }
  }

  /** Sends once and waits forever. */
  @Comet("/endless/silent")
  void silent(Push<String> push, @QueryParam String who) throws InterruptedException {
    push.send("here");
    awaitInterrupt(who);
  }

  /** Waits forever without sending. */
  @Comet("/endless/mute")
  void mute(Push<String> push, @QueryParam String who) throws InterruptedException {
    awaitInterrupt(who);
  }

  private void awaitInterrupt(String who) throws InterruptedException {
    try {
      never.await();
    } catch (InterruptedException e) {
      witness.saw(who);
      throw e;
    }
  }

  @Comet("/endless/stream")
  Stream<String> stream(@QueryParam String who) {
    return Stream.generate(() -> "x".repeat(1_000)).onClose(() -> witness.saw(who));
  }

  @Comet("/endless/publisher")
  Flow.Publisher<String> publisher(@QueryParam String who) {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              private boolean sent;

              @Override
              public void request(long n) {
                if (!sent) {
                  sent = true;
                  subscriber.onNext("one");
                }
              }

              @Override
              public void cancel() {
                witness.saw(who);
              }
            });
  }

  /** A dependent bean, destroyed with its stream. */
  @Dependent
  static class Mayfly {
    private final Topic<String> topic = Topic.create();
    private String name = "mayfly";
    @Inject private Witness witness;

    @Comet("/endless/mayfly")
    Topic<String> topic(@QueryParam String who) {
      name = who;
      topic.publishState("alive");
      return topic;
    }

    @Comet("/endless/mayfly/publisher")
    Flow.Publisher<String> publisher(@QueryParam String who) {
      name = who;
      return subscriber ->
          subscriber.onSubscribe(
              new Flow.Subscription() {
                @Override
                public void request(long n) {
                  subscriber.onNext("alive");
                }

                @Override
                public void cancel() {}
              });
    }

    @Comet("/endless/mayfly/push")
    void push(Push<String> push, @QueryParam String who) throws InterruptedException {
      name = who;
      push.send("alive");
      new CountDownLatch(1).await();
    }

    @PreDestroy
    void destroyed() {
      witness.saw(name);
    }
  }
}
