package org.cometlobby.lobby.game;

import java.net.UnknownHostException;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The delivery of one notice: sent, with retries, until it arrives or fails finally. */
final class Delivery {

  /** The answer of a server that wants no more of this notice. */
  private static final int GONE = 410;

  private final Notice notice;
  private final DeliveryContext context;
  private final Consumer<Optional<String>> end;

  // Guarded by this.
  private int attempts;
  private boolean over;
  private @Nullable Future<?> pending;

  /**
   * @param end gets the end once, with the failure if there is one; not after {@link #cancel}
   */
  Delivery(Notice notice, DeliveryContext context, Consumer<Optional<String>> end) {
    this.notice = notice;
    this.context = context;
    this.end = end;
  }

  /** Begins the next attempt. Returns at once. */
  void begin() {
    synchronized (this) {
      attempts++;
    }
    try {
      context.executor().execute(this::send);
    } catch (RuntimeException e) {
      // At the server's end its threads may end before the application.
      again("the server has no thread for the delivery: " + e);
    }
  }

  /** Stops the delivery in any state. */
  synchronized void cancel() {
    over = true;
    if (pending != null) {
      pending.cancel(true);
    }
  }

  private void send() {
    try {
      context.names().lookUp(notice.webhook().url());
      post().ifPresent(this::await);
    } catch (UnknownHostException e) {
      again(e.toString());
    } catch (RejectedExecutionException e) {
      again("the server has no thread for the request: " + e);
    } catch (RuntimeException e) {
      finish(Optional.of("the request can't be sent: " + e));
    }
  }

  private synchronized Optional<CompletableFuture<HttpResponse<Void>>> post() {
    if (over) {
      return Optional.empty();
    }
    CompletableFuture<HttpResponse<Void>> answer =
        context.http().sendAsync(request(), HttpResponse.BodyHandlers.discarding());
    pending = answer;
    return Optional.of(answer);
  }

  /** Evaluates an answer once it is complete. The caller holds no lock: the end may block. */
  private void await(CompletableFuture<HttpResponse<Void>> answer) {
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
  }

  private HttpRequest request() {
    Instant now = context.clock().instant();
    String timestamp = String.valueOf(now.getEpochSecond());
    String body = notice.body();
    String secret = notice.webhook().secret();
    return HttpRequest.newBuilder(notice.webhook().url())
        .header("Content-Type", "application/json")
        .header("User-Agent", "Comet-Lobby")
        .header("Idempotency-Key", notice.id())
        .header("webhook-id", notice.id())
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", Signature.standard(secret, notice.id(), timestamp, body))
        .header("Comet-Lobby-Timestamp", timestamp)
        .header("Comet-Lobby-Signature", Signature.of(secret, timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /**
   * Evaluates an answer or a failure; the other is {@code null}. Of the answers other than 2xx only
   * 410 is final: a server that redeploys, or the proxy before it, may give any other.
   */
  private void evaluate(@Nullable HttpResponse<Void> response, @Nullable Throwable failure) {
    if (response == null) {
      Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
      again(cause instanceof CancellationException ? "no answer in time" : String.valueOf(cause));
      return;
    }
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      finish(Optional.empty());
    } else if (status == GONE) {
      finish(Optional.of("status " + status));
    } else {
      again("status " + status);
    }
  }

  private void again(String failure) {
    RetryPolicy retries = context.retries();
    int made;
    synchronized (this) {
      if (over) {
        return;
      }
      made = attempts;
      if (made < retries.attempts()) {
        Duration pause = retries.pause(made, ThreadLocalRandom.current());
        pending = context.scheduler().schedule(pause, "The next attempt of " + notice, this::begin);
        return;
      }
    }
    finish(Optional.of(made + " attempts, the last one: " + failure));
  }

  private void finish(Optional<String> failure) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      pending = null;
    }
    end.accept(failure);
  }
}
