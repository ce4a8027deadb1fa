package org.cometlobby.it.comet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.StreamReader;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A client of a deployed {@link StreamsApp}. */
final class App {

  /** All framings, by their names in {@code ?as=}. */
  static final List<String> FRAMINGS = List.of("replace", "mixed", "sse", "ndjson", "poll");

  // A limit for a busy machine, not a measurement.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final URI root;
  final HttpClient http;

  App(URI root) {
    this.root = root;
    this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  static WebArchive war() {
    return Deployments.withLibrary(
        StreamsApp.class, StreamsApp.Control.class, StreamsApp.Box.class);
  }

  /** Returns the same WAR without heartbeats. */
  static WebArchive quietWar() {
    return war()
        .addClass(StreamsApp.Quiet.class)
        .addAsResource(
            new StringAsset(StreamsApp.Quiet.class.getName()),
            "META-INF/services/jakarta.enterprise.inject.spi.Extension");
  }

  URI at(String path) {
    return root.resolve(path);
  }

  /** Sends a POST request; fails unless its status is 200. */
  void post(String path, byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("POST " + path + " was answered with " + status);
    }
  }

  void post(String path, String body) throws IOException, InterruptedException {
    post(path, body.getBytes(UTF_8));
  }

  /** Opens a stream and returns as soon as its headers have arrived. */
  HttpResponse<InputStream> open(String path, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(path, headers), HttpResponse.BodyHandlers.ofInputStream());
  }

  /** Reads a response to its end. */
  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(path, headers), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> getAsync(String path) {
    return http.sendAsync(request(path), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(PATIENCE);
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  static StreamReader reader(HttpResponse<InputStream> response) {
    return StreamReader.of(contentType(response), new BufferedInputStream(response.body()));
  }

  static String contentType(HttpResponse<?> response) {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  static String boundary(HttpResponse<?> response) {
    return contentType(response).replaceFirst(".*?boundary=([0-9A-Za-z]+).*", "$1");
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
