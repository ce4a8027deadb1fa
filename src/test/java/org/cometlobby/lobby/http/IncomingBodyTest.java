package org.cometlobby.lobby.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class IncomingBodyTest {

  private static final int MOST = 5_000;

  private final Arriving in = new Arriving();
  private final IncomingBody body = new IncomingBody(in, -1, MOST);

  @Test
  void aBodyIsWholeOnceItsLastPieceHasArrived() throws IOException {
    arrives("ab");
    arrives("c");
    assertThat(body.whole()).isNotDone();
    body.onAllDataRead();
    assertThat(body.whole().join()).isEqualTo("abc".getBytes(US_ASCII));
  }

  @Test
  void nothingIsReadBeforeItIsReady() throws IOException {
    body.onDataAvailable();
    assertThat(body.whole()).isNotDone();
  }

  @Test
  void theLongestBodyIsTaken() throws IOException {
    arrives("x".repeat(MOST));
    body.onAllDataRead();
    assertThat(body.whole().join()).hasSize(MOST);
  }

  @Test
  void aLongerBodyIsReadToItsEndAndRefused() throws IOException {
    arrives("x".repeat(MOST));
    arrives("x");
    arrives("x".repeat(IncomingBody.MOST_READ - MOST - 1));
    assertThat(body.whole()).isNotDone();
    assertThat(in.available()).isZero();
    body.onAllDataRead();
    assertThat(refusal()).isEqualTo(413);
  }

  @Test
  void aBodyWithoutAnEndIsRefusedOnceEnoughOfItIsDropped() throws IOException {
    arrives("x".repeat(IncomingBody.MOST_READ + 1));
    assertThat(refusal()).isEqualTo(413);
  }

  @Test
  void aBodyThatIsTooLongAlreadyIsNotSaidToBeLate() throws IOException {
    arrives("x".repeat(MOST + 1));
    body.late();
    assertThat(refusal()).isEqualTo(413);
  }

  @Test
  void aBodyThatIsAnnouncedTooLongIsNotSaidToBeLate() throws IOException {
    IncomingBody announced = new IncomingBody(in, MOST + 1, MOST);
    announced.late();
    assertThat(refusal(announced)).isEqualTo(413);
  }

  @Test
  void whatArrivesAfterARefusalIsNotRead() throws IOException {
    body.late();
    arrives("abc");
    assertThat(in.available()).isEqualTo(3);
    assertThat(refusal()).isEqualTo(408);
  }

  @Test
  void theFirstEndCounts() throws IOException {
    arrives("abc");
    body.onAllDataRead();
    body.late();
    body.onError(new EOFException());
    assertThat(body.whole().join()).hasSize(3);
  }

  @Test
  void aBodyThatBreaksOffIsMalformed() {
    body.onError(new EOFException());
    body.onAllDataRead();
    assertThat(refusal()).isEqualTo(400);
  }

  private void arrives(String piece) throws IOException {
    in.waiting += piece;
    body.onDataAvailable();
  }

  private int refusal() {
    return refusal(body);
  }

  private static int refusal(IncomingBody body) {
    CompletionException thrown =
        catchThrowableOfType(CompletionException.class, () -> body.whole().join());
    return ((ProblemException) thrown.getCause()).problem().status();
  }

  /** A body of which a test lets pieces arrive; reading more of it fails, as a container's does. */
  private static final class Arriving extends ServletInputStream {

    private String waiting = "";
    private int read;

    @Override
    public int read() {
      if (available() == 0) {
        throw new IllegalStateException("It is not ready");
      }
      return waiting.charAt(read++);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int count = Math.min(length, available());
      for (int i = 0; i < count; i++) {
        buffer[offset + i] = (byte) read();
      }
      return count;
    }

    @Override
    public int available() {
      return waiting.length() - read;
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return available() > 0;
    }

    @Override
    public void setReadListener(ReadListener listener) {}
  }
}
