package org.cometlobby.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/**
 * A well-behaved reader of one of {@link TargetApp}'s streams as JSON lines, which must notice
 * nothing of an attack.
 */
public final class WellBehavedReader implements AutoCloseable {

  private final InputStream body;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private WellBehavedReader(InputStream body) {
    this.body = body;
    this.reader = new Thread(this::read, "witness");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Opens a stream and starts to read it.
   *
   * @param path with its query
   */
  public static WellBehavedReader open(URI base, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path)).header("Accept", "application/x-ndjson").build();
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return new WellBehavedReader(response.body());
  }

  private void read() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(body, UTF_8))) {
      in.lines().filter(line -> !line.isEmpty()).forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // The test has closed it.
    }
  }

  /** Returns the objects received so far, without heartbeats. */
  List<JsonObject> objects() {
    return lines.stream().map(WellBehavedReader::object).toList();
  }

  private static JsonObject object(String line) {
    try (JsonReader json = Json.createReader(new StringReader(line))) {
      return json.readObject();
    }
  }

  /**
   * Waits until exactly the texts that {@link TargetApp} numbered from 1 to a number have arrived.
   */
  public void awaitAllUpTo(int number) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(objects())
                    .extracting(o -> Integer.parseInt(o.getString("data").split(" ", -1)[0]))
                    .isEqualTo(IntStream.rangeClosed(1, number).boxed().toList()));
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
