package org.cometlobby.it.harness;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An open stream, as JSON lines. Heartbeats are left out. */
public final class EventStream implements AutoCloseable {

  /** A limit for a busy machine; an event that comes is returned at once. */
  private static final long PATIENCE_SECONDS = 60;

  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> connection = new CompletableFuture<>();

  private EventStream() {}

  /**
   * One event: its name, its cursor and its data.
   *
   * @param recovered false if events before it may be missing
   */
  public record Event(String name, String id, JsonObject data, boolean recovered) {

    static Event parse(String line) {
      JsonObject json = Json.createReader(new StringReader(line)).readObject();
      JsonObject data = json.getJsonObject("data");
      return new Event(
          json.getString("event"),
          json.getString("id", ""), // advice to reconnect has none
          data,
          json.getBoolean("recovered", true) && data.getBoolean("recovered", true));
    }

    /** Returns the room's version after the event. */
    public int version() {
      return data.getInt("version");
    }
  }

  /** A result of reading: an event, the clean end, or a failure. */
  private sealed interface Line {}

  private record Text(String text) implements Line {}

  private record End() implements Line {}

  private record Broken(Throwable cause) implements Line {}

  /** Opens a stream and returns once its headers have arrived. */
  static EventStream open(HttpClient http, HttpRequest request) {
    EventStream stream = new EventStream();
    CompletableFuture<Integer> status = new CompletableFuture<>();
    HttpResponse.BodyHandler<Void> handler =
        info -> {
          status.complete(info.statusCode());
          return BodySubscribers.fromLineSubscriber(stream.new Reader());
        };
    CompletableFuture<HttpResponse<Void>> response = http.sendAsync(request, handler);
    CompletableFuture<Void> unused =
        response.handle((done, failure) -> null).thenRun(() -> status.complete(0));
    int opened = status.completeOnTimeout(-1, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (opened != 200) {
      throw new AssertionError("No stream at " + request.uri() + ", but status " + opened);
    }
    return stream;
  }

  /** Returns the next event as soon as it arrives. */
  public Event next() {
    Line line = take();
    if (line instanceof Text text) {
      return Event.parse(text.text());
    }
    throw new AssertionError("Instead of an event: " + line);
  }

  /** Returns the next event that matches, and skips those before it. */
  public Event await(Predicate<Event> wanted) {
    while (true) {
      Event event = next();
      if (wanted.test(event)) {
        return event;
      }
    }
  }

  /** Returns the events up to and including the first with this name. */
  public List<Event> upTo(String name) {
    List<Event> events = new ArrayList<>();
    await(
        event -> {
          events.add(event);
          return event.name().equals(name);
        });
    return events;
  }

  /**
   * Returns all events until the server ends the stream; fails unless the end is clean in HTTP
   * terms.
   */
  public List<Event> toTheEnd() {
    List<Event> events = new ArrayList<>();
    for (Line line = take(); !(line instanceof End); line = take()) {
      if (line instanceof Text text) {
        events.add(Event.parse(text.text()));
      } else {
        throw new AssertionError("Not ended, but broken after " + events + ": " + line);
      }
    }
    return events;
  }

  /** Returns all events until the stream ends or its connection breaks. */
  public List<Event> untilGone() {
    List<Event> events = new ArrayList<>();
    for (Line line = take(); line instanceof Text text; line = take()) {
      events.add(Event.parse(text.text()));
    }
    return events;
  }

  private Line take() {
    try {
      Line line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("Nothing came in " + PATIENCE_SECONDS + " seconds");
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** Closes the connection, at once or as soon as it is there; one that broke never is. */
  @Override
  public void close() {
    CompletableFuture<Void> unused = connection.thenAccept(Flow.Subscription::cancel);
  }

  private final class Reader implements Flow.Subscriber<String> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      connection.complete(subscription);
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (!line.isEmpty()) {
        lines.add(new Text(line));
      }
    }

    @Override
    public void onError(Throwable cause) {
      lines.add(new Broken(cause));
    }

    @Override
    public void onComplete() {
      lines.add(new End());
    }
  }
}
