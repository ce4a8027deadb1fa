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

/** {@link TargetApp} as {@link TargetProbe} shows it. */
public final class ProbeClient {

  private final URI base;
  // Not HTTP/2: on Open Liberty such a connection keeps the application that it was opened to, for
  // as
  // long as it is open, and so from going when it is undeployed.
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public ProbeClient(URI base) {
    this.base = base;
  }

  /** How many streams are open. */
  public int open() {
    return ask("statistics").getInt("open");
  }

  /** How many readers were cut off so far. */
  public int cutOffs() {
    return ask("statistics").getInt("cutOffs");
  }

  int deepestQueue() {
    return ask("statistics").getInt("deepestQueue");
  }

  /** What {@link TargetApp} has counted. */
  public int count(String what) {
    return ask("count&of=" + URLEncoder.encode(what, UTF_8)).getInt("count");
  }

  /** Publishes numbered texts; returns when the publisher is through. */
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

  /** Ends all topics. */
  public void forget() {
    ask("forget");
  }

  /** Bytes in use after a full collection. */
  long heap() {
    return ask("heap").getJsonNumber("used").longValueExact();
  }

  /** All that was logged at INFO and above since the application was deployed. */
  List<String> log() {
    return ask("log").getJsonArray("lines").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  /** The version of Java that it runs on. */
  public int java() {
    return ask("jvm").getInt("java");
  }

  public int platformThreads() {
    return ask("jvm").getInt("platformThreads");
  }

  /** The names of threads that belong to an earlier deployment of the application. */
  public List<String> earlierThreads() {
    return ask("jvm").getJsonArray("earlierThreads").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  /**
   * How many class loaders hold a class of this name, after what can be collected was: one for each
   * deployment that is there or can't go.
   */
  public int loadersOf(String type) {
    return ask("loaders&of=" + type).getInt("loaders");
  }

  /** How many objects of exactly this class there are, after what can be collected was. */
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
