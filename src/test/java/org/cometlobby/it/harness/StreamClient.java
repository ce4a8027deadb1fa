package org.cometlobby.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of an application over plain HTTP/1.1. Paths are relative to the context root. */
public final class StreamClient {

  // A limit for a busy machine, longer than any test waits.
  private static final Duration LONG = Duration.ofSeconds(60);

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public StreamClient(URI base) {
    this.base = base;
  }

  public URI base() {
    return base;
  }

  /**
   * Sends a request without a body and reads the whole response.
   *
   * @param headers names and values, alternating
   */
  public HttpResponse<String> send(String method, String path, String... headers) {
    return exchange(request(method, path, headers), BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  /** Sends a GET request without waiting for the response, whose body the caller reads. */
  public CompletableFuture<HttpResponse<InputStream>> getLater(String path, String... headers) {
    return http.sendAsync(request("GET", path, headers), BodyHandlers.ofInputStream());
  }

  /** Opens a multipart stream; fails if the response is anything else. */
  public MultipartStream open(String path, String... headers) {
    return multipart(exchange(request("GET", path, headers), BodyHandlers.ofInputStream()));
  }

  /** Returns the reader of a multipart response; fails if the response is anything else. */
  public static MultipartStream multipart(HttpResponse<InputStream> response) {
    assertThat(response.statusCode()).as("%s", response.uri()).isEqualTo(200);
    return new MultipartStream(
        response.headers().firstValue("Content-Type").orElse(""), response.body());
  }

  private HttpRequest request(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LONG)
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
