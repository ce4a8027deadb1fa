package org.cometlobby.it.hostile;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cometlobby.comet.ClientGoneException;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.Topic;
import org.cometlobby.it.harness.ServerJvm;

/**
 * What the tests of hostile clients and of undeployment deploy: a stream of each shape, each under
 * a name that a test chooses for itself, and counts of what became of them.
 */
@ApplicationScoped
public class TargetApp {

  private final Map<String, Topic<String>> topics = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  /** Every event, of which the newest 600 are kept. */
  @Comet("/topics/{name}")
  Topic<String> topic(@PathParam("name") String name) {
    return topics.computeIfAbsent(
        "topic " + name, n -> Topic.<String>builder().maxEvents(600).build());
  }

  /** The newest state only. */
  @Comet("/states/{name}")
  Topic<String> state(@PathParam("name") String name) {
    return topics.computeIfAbsent(
        "state " + name, n -> Topic.<String>builder().stateOnly().build());
  }

  /** Pictures, which a browser shows by itself. */
  @Comet(value = "/pictures/{name}", contentType = "image/svg+xml")
  Topic<String> picture(@PathParam("name") String name) {
    return topics.computeIfAbsent(
        "picture " + name, n -> Topic.<String>builder().stateOnly().build());
  }

  /** Sends as fast as it may, and counts how often it could. */
  @Comet("/pushes/{name}")
  void push(Push<String> push, @PathParam("name") String name) {
    String kilobytes = "x".repeat(16_000);
    try {
      while (true) {
        push.send(kilobytes);
        count("sent " + name);
      }
    } catch (ClientGoneException e) {
      count("gone " + name);
      throw e;
    }
  }

  /** Says one thing and then sleeps until it is woken. */
  @Comet("/sleepers/{name}")
  void sleep(Push<String> push, @PathParam("name") String name) {
    push.send("asleep");
    count("asleep " + name);
    if (ServerJvm.isOnVirtualThread()) {
      count("virtual " + name);
    }
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      count("interrupted " + name);
      Thread.currentThread().interrupt();
    }
  }

  /** Sends once and fails. */
  @Comet("/failures/{name}")
  void fail(Push<String> push, @PathParam("name") String name) {
    push.send("fine");
    throw new IllegalStateException("broken " + name);
  }

  /** Has one element, and never a second one; counts how often it was closed. */
  @Comet("/streams/{name}")
  Stream<String> stream(@PathParam("name") String name) {
    return Stream.iterate("first", earlier -> never()).onClose(() -> count("closed " + name));
  }

  private static String never() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Nobody waits for a second one", e);
    }
    return "never";
  }

  /** Publishes one item and waits; counts how often it was cancelled. */
  @Comet("/publishers/{name}")
  Flow.Publisher<String> publisher(@PathParam("name") String name) {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              private boolean begun;

              @Override
              public void request(long n) {
                if (!begun) {
                  begun = true;
                  subscriber.onNext("first");
                }
              }

              @Override
              public void cancel() {
                count("cancelled " + name);
              }
            });
  }

  /**
   * Publishes numbered texts of a certain size, one right after the other.
   *
   * @param topic the kind and the name, such as {@code topic news}
   * @return how many milliseconds it took
   */
  long publish(String topic, int from, int count, int size) {
    Topic<String> to = topics.get(topic);
    if (to == null) {
      throw new IllegalArgumentException("Nobody has asked for " + topic);
    }
    String padding = "x".repeat(size);
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      to.publish((from + i) + " " + padding);
    }
    return (System.nanoTime() - begin) / 1_000_000;
  }

  /** Ends and forgets all topics, and with them what they remember. */
  void forget() {
    topics.values().forEach(Topic::close);
    topics.clear();
  }

  int counted(String what) {
    return counts.getOrDefault(what, new AtomicInteger()).get();
  }

  private void count(String what) {
    counts.computeIfAbsent(what, w -> new AtomicInteger()).incrementAndGet();
  }

  @PreDestroy
  void end() {
    forget();
  }
}
