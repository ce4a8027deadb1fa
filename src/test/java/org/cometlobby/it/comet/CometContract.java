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

/** The common base of the parts of {@link CometMethodsIT}: a client of the third-party WAR. */
interface CometContract {

  StreamClient client();

  /** Waits until the application has counted an event, such as the disconnect of a client. */
  default void awaitWitness(String of) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Integer.parseInt(client().get("witness?of=" + of).body()) > 0);
  }

  /** Waits until this number of streams is open in the whole application. */
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

  /** Returns a name that no other test uses. */
  default String unique() {
    return "t" + UUID.randomUUID().toString().replace("-", "");
  }

  static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
