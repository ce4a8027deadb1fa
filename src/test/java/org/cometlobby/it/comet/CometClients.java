package org.cometlobby.it.comet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cometlobby.it.harness.MultipartStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The part of {@link CometMethodsIT} about clients that vanish, don't read, or exceed a limit. The
 * heartbeat of the tests' servers is a second, so that the server notices a vanished client soon.
 */
interface CometClients extends CometContract {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endless/push",
        "endless/deaf",
        "endless/silent",
        "endless/stream",
        "endless/publisher",
        "endless/mayfly",
        "endless/mayfly/publisher",
        "endless/mayfly/push",
      })
  default void aMethodIsToldWhenItsClientDisconnects(String path) {
    String who = unique();
    try (MultipartStream stream = client().open(path + "?who=" + who)) {
      assertThat(stream.next()).isPresent();
    }
    awaitWitness(who);
  }

  @Test
  default void aMethodThatHasSentNothingYetIsToldToo() {
    String who = unique();
    client().open("endless/mute?who=" + who).close();
    awaitWitness(who);
  }

  /** Asks for a stream with a bare socket. */
  private Socket socket(String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(client().base().getHost(), client().base().getPort()));
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + client().base().resolve(path).getRawPath()
                    + "?"
                    + client().base().resolve(path).getRawQuery()
                    + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(US_ASCII));
    return socket;
  }

  @Test
  default void aMethodIsToldWhenItsClientResetsTheConnection() throws IOException {
    String who = unique();
    try (Socket socket = socket("endless/push?who=" + who)) {
      assertThat(socket.getInputStream().readNBytes(300)).hasSize(300);
      socket.setSoLinger(true, 0);
    }
    awaitWitness(who);
  }

  @ParameterizedTest
  @ValueSource(strings = {"endless/stream", "endless/deaf"})
  default void aConnectedClientThatReadsNothingIsCutOff(String path) throws IOException {
    String who = unique();
    try (Socket socket = socket(path + "?who=" + who)) {
      assertThat(socket.getInputStream().readNBytes(20)).asString().startsWith("HTTP/1.1 200");
      awaitWitness(who);
    }
  }

  @Test
  default void aSlowClientGetsEveryValueOfItsOwnRun() {
    try (MultipartStream stream = client().open("endless/stream?who=" + unique())) {
      for (int i = 1; i <= 2_000; i++) {
        assertThat(stream.next().orElseThrow().cursor()).endsWith("-" + i);
      }
    }
  }

  @Test
  default void aClientBeyondTheLimitOfBlockingMethodsGets503WithRetryAfter() throws IOException {
    int java = Integer.parseInt(client().get("java").body());
    assumeTrue(java < 21, "virtual threads need no bound");
    int bound = 64; // lobby.blocking.methods of the tests' servers
    awaitOpenStreams(0);
    List<InputStream> open = new ArrayList<>();
    try {
      HttpResponse<InputStream> response = silent();
      while (response.statusCode() == 200 && open.size() <= bound) {
        open.add(response.body());
        response = silent();
      }
      assertThat(open.size()).isBetween(1, bound);
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
      assertThat(client().open("json").rest())
          .as("a stream that needs no thread still opens")
          .hasSize(2);
    } finally {
      for (InputStream body : open) {
        body.close();
      }
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              HttpResponse<InputStream> again = silent();
              again.body().close();
              return again.statusCode() == 200;
            });
    // Releases the threads for the next test.
    awaitOpenStreams(0);
  }

  private HttpResponse<InputStream> silent() {
    return client().getLater("endless/silent?who=" + unique()).join();
  }
}
