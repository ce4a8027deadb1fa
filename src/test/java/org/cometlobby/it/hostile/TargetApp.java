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
 * The application that the tests of hostile clients, of many clients and of undeployment deploy: a
 * stream of each kind, under a name that the test chooses, and counters of how the streams ended.
 */
@ApplicationScoped
public class TargetApp {

  private final Map<String, Topic<String>> topics = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  /** Returns a topic of events that keeps the newest 600. */
  @Comet("/topics/{name}")
  Topic<String> topic(@PathParam("name") String name) {
    return topics.computeIfAbsent(
        "topic " + name, n -> Topic.<String>builder().maxEvents(600).build());
  }

  /** Returns a topic that keeps only the newest state. */
  @Comet("/states/{name}")
  Topic<String> state(@PathParam("name") String name) {
    return topics.computeIfAbsent(
        "state " + name, n -> Topic.<String>builder().stateOnly().build());
  }

  /** Returns a topic of pictures, which a browser shows directly. */
  @Comet(value = "/pictures/{name}", contentType = "image/svg+xml")
  Topic<String> picture(@PathParam("name") String name) {
    return topics.computeIfAbsent(
        "picture " + name, n -> Topic.<String>builder().stateOnly().build());
  }

  /** Sends as fast as it can, and counts the sends. */
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

  /** Sends once and then sleeps until interrupted. */
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

  /** Sends once and then fails. */
  @Comet("/failures/{name}")
  void fail(Push<String> push, @PathParam("name") String name) {
    push.send("fine");
    throw new IllegalStateException("broken " + name);
  }

  /** Returns a stream with one element and never a second; counts how often it is closed. */
  @Comet("/streams/{name}")
  Stream<String> stream(@PathParam("name") String name) {
    return Stream.iterate("first", earlier -> never()).onClose(() -> count("closed " + name));
  }

  private static String never() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a second element", e);
    }
    return "never";
  }

  /** Returns a publisher of one item that never completes; counts how often it is cancelled. */
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
   * Publishes numbered texts of a given size without a pause.
   *
   * @param topic the kind and the name, such as {@code topic news}
   * @return the milliseconds it took
   */
  long publish(String topic, int from, int count, int size) {
    Topic<String> to = topics.get(topic);
    if (to == null) {
      throw new IllegalArgumentException("No such topic: " + topic);
    }
    String padding = "x".repeat(size);
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      to.publish((from + i) + " " + padding);
    }
    return (System.nanoTime() - begin) / 1_000_000;
  }

  /** Closes and forgets all topics with their events. */
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
