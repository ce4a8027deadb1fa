package org.cometlobby.it.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * A client of {@link TargetProbe}, through which a test inspects and controls {@link TargetApp}.
 */
public final class ProbeClient {

  private final URI base;
  // Not HTTP/2: on Open Liberty an open connection of that kind keeps its application from being
  // collected after undeployment.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public ProbeClient(URI base) {
    this.base = base;
  }

  /** Returns the number of open streams. */
  public int open() {
    return ask("statistics").getInt("open");
  }

  /** Returns the number of readers cut off so far. */
  public int cutOffs() {
    return ask("statistics").getInt("cutOffs");
  }

  int deepestQueue() {
    return ask("statistics").getInt("deepestQueue");
  }

  /** Returns a counter of {@link TargetApp}. */
  public int count(String what) {
    return ask("count&of=" + URLEncoder.encode(what, UTF_8)).getInt("count");
  }

  /** Publishes numbered texts and waits until all are published. */
  public void publish(String topic, int from, int count, int size) {
    ask(
        "publish&topic="
            + URLEncoder.encode(topic, UTF_8)
            + "&from="
            + from
            + "&count="
            + count
            + "&size="
            + size);
  }

  /** Closes and forgets all topics. */
  public void forget() {
    ask("forget");
  }

  /** Returns the bytes of heap in use after a full collection. */
  long heap() {
    return ask("heap").getJsonNumber("used").longValueExact();
  }

  /** Returns the log lines at INFO and above since the application was deployed. */
  List<String> log() {
    return ask("log").getJsonArray("lines").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  /** Returns the server's Java version. */
  public int java() {
    return ask("jvm").getInt("java");
  }

  public int platformThreads() {
    return ask("jvm").getInt("platformThreads");
  }

  /** Returns the names of threads that belong to an earlier deployment of the application. */
  public List<String> earlierThreads() {
    return ask("jvm").getJsonArray("earlierThreads").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  /**
   * Counts the class loaders that hold a class of this name after a collection: one for each
   * deployment that is active or can't be collected.
   */
  public int loadersOf(String type) {
    return ask("loaders&of=" + type).getInt("loaders");
  }

  /** Counts the objects of exactly this class after a collection. */
  public int instancesOf(String type) {
    return ask("instances&of=" + type).getInt("instances");
  }

  private JsonObject ask(String query) {
    URI uri = URI.create(base + "probe?do=" + query);
    try {
      HttpResponse<String> answer =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(uri + ": " + answer.statusCode() + " " + answer.body());
      }
      try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new IllegalStateException(uri.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
