package org.cometlobby.lobby.game;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The delivery of one notice: sent, with retries, until it arrives or fails finally. */
final class Delivery {

  private static final int TOO_MANY_REQUESTS = 429;

  private final Notice notice;
  private final DeliveryContext context;
  private final BiConsumer<Delivery, Optional<String>> end;

  // Guarded by this.
  private int attempts;
  private boolean over;
  private @Nullable Future<?> pending;

  /**
   * @param end gets the end once, with the failure if there is one; not after {@link #cancel}
   */
  Delivery(Notice notice, DeliveryContext context, BiConsumer<Delivery, Optional<String>> end) {
    this.notice = notice;
    this.context = context;
    this.end = end;
  }

  /** Starts the delivery. Returns at once. */
  void begin() {
    try {
      context.executor().execute(this::send);
    } catch (RejectedExecutionException e) {
      finish(Optional.of("the server has no thread for the delivery: " + e));
    }
  }

  /** Stops the delivery in any state. */
  synchronized void cancel() {
    over = true;
    if (pending != null) {
      pending.cancel(true);
    }
  }

  private synchronized void send() {
    if (over) {
      return;
    }
    attempts++;
    try {
      CompletableFuture<HttpResponse<Void>> answer =
          context.http().sendAsync(request(), HttpResponse.BodyHandlers.discarding());
      pending = answer;
      // The client's own timeout ends with the headers: a body could still drip for ever.
      Future<?> limit =
          context
              .scheduler()
              .schedule(
                  context.retries().timeout(),
                  "The time limit of " + notice,
                  () -> answer.cancel(true));
      Future<?> unused =
          answer.whenComplete(
              (response, failure) -> {
                limit.cancel(false);
                evaluate(response, failure);
              });
    } catch (RuntimeException e) {
      cancel();
      end.accept(this, Optional.of("the request can't be sent: " + e));
    }
  }

  private HttpRequest request() {
    Instant now = context.clock().instant();
    String timestamp = String.valueOf(now.getEpochSecond());
    String body = notice.body();
    return HttpRequest.newBuilder(notice.webhook().url())
        .header("Content-Type", "application/json")
        .header("User-Agent", "Comet-Lobby")
        .header("Idempotency-Key", notice.id())
        .header("Comet-Lobby-Timestamp", timestamp)
        .header("Comet-Lobby-Signature", Signature.of(notice.webhook().secret(), timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** Evaluates an answer or a failure; the other is {@code null}. */
  private void evaluate(@Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
    if (response == null) {
      Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
      again(cause instanceof CancellationException ? "no answer in time" : String.valueOf(cause));
      return;
    }
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      finish(Optional.empty());
    } else if (status >= 500 || status == TOO_MANY_REQUESTS) {
      again("status " + status);
    } else {
      finish(Optional.of("status " + status));
    }
  }

  private synchronized void again(String failure) {
    RetryPolicy retries = context.retries();
    if (over) {
      return;
    }
    if (attempts >= retries.attempts()) {
      finish(Optional.of(attempts + " attempts, the last one: " + failure));
      return;
    }
    Duration pause = retries.pause(attempts, ThreadLocalRandom.current());
    pending = context.scheduler().schedule(pause, "The next attempt of " + notice, this::begin);
  }

  private void finish(Optional<String> failure) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      pending = null;
    }
    end.accept(this, failure);
  }
}
