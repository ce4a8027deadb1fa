package org.cometlobby.it.comet.stranger;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Topic;

/** Methods that fail, before their first value or after it. */
@ApplicationScoped
public class Failures {

  @Comet("/fails/push")
  void push(Push<String> push) {
    throw new IllegalStateException("secret");
  }

  @Comet("/fails/push/later")
  void pushLater(Push<String> push) {
    push.send("fine");
    throw new IllegalStateException("secret");
  }

  /** Fails after a heartbeat has opened the response. */
  @Comet("/fails/push/late")
  void pushLate(Push<String> push) throws InterruptedException {
    Thread.sleep(3_000);
    throw new IllegalStateException("secret");
  }

  @Comet("/fails/stream")
  Stream<String> stream() {
    throw new IllegalStateException("secret");
  }

  @Comet("/fails/stream/later")
  Stream<String> streamLater() {
    return Stream.of(1, 0).map(divisor -> "fine " + 1 / divisor);
  }

  @Comet("/fails/iterable/null")
  Iterable<String> iterableOfNobody() {
    return null;
  }

  @Comet("/fails/iterable/later")
  Iterable<Object> iterableLater() {
    Iterator<Object> unwritable = List.of("fine", new Unwritable()).iterator();
    return () -> unwritable;
  }

  @Comet("/fails/publisher")
  Flow.Publisher<String> publisher() {
    throw new IllegalStateException("secret");
  }

  @Comet("/fails/publisher/subscribe")
  Flow.Publisher<String> subscribe() {
    return subscriber -> {
      throw new IllegalStateException("secret");
    };
  }

  @Comet("/fails/publisher/error")
  Flow.Publisher<String> error() {
    return subscriber -> {
      subscriber.onSubscribe(new Nothing());
      subscriber.onError(new IllegalStateException("secret"));
    };
  }

  @Comet("/fails/publisher/later")
  Flow.Publisher<String> publisherLater() {
    return subscriber -> {
      subscriber.onSubscribe(new Nothing());
      subscriber.onNext("fine");
      subscriber.onError(new IllegalStateException("secret"));
    };
  }

  @Comet("/fails/publisher/null")
  Flow.Publisher<String> publisherOfNobody() {
    return null;
  }

  @Comet("/fails/topic")
  Topic<String> topic() {
    throw new IllegalStateException("secret");
  }

  @Comet("/refuses/push")
  void refusesPush(Push<String> push) {
    throw new RefusedException(409, "The room is full");
  }

  @Comet("/refuses/topic")
  Topic<String> refusesTopic() {
    throw new RefusedException(403, "Not for you");
  }

  @Comet("/behind/filter")
  void behind(Push<String> push) {
    push.send("fine");
  }

  /** A value whose property throws when JSON-B reads it. */
  public static final class Unwritable {
    private final List<String> names = List.of();

    public String getName() {
      return names.get(0);
    }
  }

  private static final class Nothing implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  /** An application-scoped bean whose construction fails. */
  @ApplicationScoped
  static class Unmade {
    @PostConstruct
    void fail() {
      throw new IllegalStateException("secret");
    }

    @Comet("/fails/bean")
    void push(Push<String> push) {
      push.send("fine");
    }
  }

  /** A dependent bean, made for each call, whose construction fails. */
  @Dependent
  static class UnmadeEachTime {
    @PostConstruct
    void fail() {
      throw new IllegalStateException("secret");
    }

    @Comet("/fails/bean/topic")
    Topic<String> topic() {
      return Topic.create();
    }
  }
}
