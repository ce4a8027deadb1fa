package org.cometlobby.it.comet;

import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.cometlobby.it.harness.StreamClient;

/** What the parts of {@link CometMethodsIT} have in common: a client of the stranger's WAR. */
interface CometContract {

  StreamClient client();

  /** Waits until the application has seen something, such as that its client has gone. */
  default void awaitWitness(String of) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Integer.parseInt(client().get("witness?of=" + of).body()) > 0);
  }

  /** Waits until so many streams are open in the whole application. */
  default void awaitOpenStreams(int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Integer.parseInt(client().get("statistics").body()) == count);
  }

  default void publish(String query) {
    HttpResponse<String> response = client().send("POST", "publish?" + query);
    if (response.statusCode() != 200) {
      throw new AssertionError(response + response.body());
    }
  }

  /** A name that no other test has. */
  default String unique() {
    return "t" + UUID.randomUUID().toString().replace("-", "");
  }

  static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
