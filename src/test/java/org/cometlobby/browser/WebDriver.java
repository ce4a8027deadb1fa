package org.cometlobby.browser;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A client of the protocol of W3C WebDriver, as far as the tests need it. */
final class WebDriver {

  /** The name of an element's reference in the protocol. */
  static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** More than the longest script may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Jsonb JSON = JsonbBuilder.create();

  private final URI base;

  WebDriver(URI base) {
    this.base = base;
  }

  /** An answer that says why something can't be. */
  static final class Refusal extends RuntimeException {
    private Refusal(String message) {
      super(message);
    }
  }

  /** Returns the client for what is below a path. */
  WebDriver below(String path) {
    return new WebDriver(base.resolve(path));
  }

  Object get(String path) {
    return send(path, HttpRequest.newBuilder().GET());
  }

  Object post(String path, Map<String, ?> body) {
    return send(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(JSON.toJson(body))));
  }

  Object delete(String path) {
    return send(path, HttpRequest.newBuilder().DELETE());
  }

  private Object send(String path, HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(
              request.uri(base.resolve(path)).timeout(PATIENCE).build(), BodyHandlers.ofString());
      Object value = JSON.fromJson(response.body(), Map.class).get("value");
      if (response.statusCode() != 200) {
        throw new Refusal(path + ": " + value);
      }
      return plain(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns numbers as Playwright does. */
  private static Object plain(Object value) {
    if (value instanceof BigDecimal number) {
      if (number.stripTrailingZeros().scale() <= 0 && number.abs().longValue() < 1L << 31) {
        return number.intValue();
      }
      return number.doubleValue();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(WebDriver::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new TreeMap<>();
      map.forEach((name, member) -> plain.put((String) name, plain(member)));
      return plain;
    }
    return value;
  }
}
