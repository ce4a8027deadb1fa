package org.cometlobby.lobby.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cometlobby.limits.LimitExceededException;

/**
 * A body on its way, read as it arrives. Its end, its failure and its deadline may come at the same
 * time, from several threads: the first one counts.
 *
 * <p>Of a body that is too long the rest is read, too, up to a bound, and dropped: a client that
 * sends while the server closes the connection is likely to lose the answer.
 */
final class IncomingBody implements ReadListener {

  /** About the most bytes that are read of a body, whatever becomes of it. */
  static final int MOST_READ = 1_024 * 1_024;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final ServletInputStream in;
  private final int most;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private int read;

  /** Written by the thread that reads; also read by the deadline's. */
  private volatile boolean isTooLong;

  /**
   * @param announced the length that the head announces, negative if none
   * @param most the most bytes that are taken
   */
  IncomingBody(ServletInputStream in, long announced, int most) {
    this.in = in;
    this.most = most;
    isTooLong = announced > most;
  }

  /**
   * Returns the body's bytes; fails with a {@link ProblemException} or {@link
   * LimitExceededException}.
   */
  CompletableFuture<byte[]> whole() {
    return whole;
  }

  /** Gives the body up if it has not arrived. */
  void late() {
    fail(Problems.of(isTooLong ? 413 : 408));
  }

  /** Gives the body up for newer ones of the same network. */
  void crowdedOut(int most) {
    String detail = "Too many bodies on their way from one address: at most " + most;
    whole.completeExceptionally(new LimitExceededException("bodies", detail, RETRY_AFTER));
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] buffer = new byte[2_048];
    // Without isFinished(): WildFly wants to be asked isReady() at the end, and on GlassFish a body
    // is finished before it is read.
    while (!whole.isDone() && in.isReady()) {
      int count = in.read(buffer);
      if (count < 0) {
        return;
      }
      take(buffer, count);
    }
  }

  private void take(byte[] buffer, int count) {
    read += count;
    if (read > most) {
      isTooLong = true;
    }
    if (!isTooLong) {
      arrived.write(buffer, 0, count);
      return;
    }
    arrived = new ByteArrayOutputStream(0);
    if (read > MOST_READ) {
      fail(Problems.of(413));
    }
  }

  @Override
  public void onAllDataRead() {
    if (isTooLong) {
      fail(Problems.of(413));
    } else {
      whole.complete(arrived.toByteArray());
    }
  }

  @Override
  public void onError(Throwable failure) {
    fail(new Problem(400, "malformed", "Malformed request", "The body ends too early", List.of()));
  }

  private void fail(Problem problem) {
    whole.completeExceptionally(new ProblemException(problem));
  }
}
