package org.cometlobby.lobby.codec;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.JsonText;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.ScheduledMessage;
import org.cometlobby.lobby.room.Seat;

/** The JSON of the parts of a room. */
final class PartJson {

  // The static methods of Json look their provider up each time.
  private static final JsonProvider JSON = JsonProvider.provider();

  /** Far beyond any clock, and near enough to count in whole minutes. */
  private static final Instant LATEST = Instant.EPOCH.plus(Duration.ofDays(1_000_000));

  private PartJson() {}

  static JsonObjectBuilder builder() {
    return JSON.createObjectBuilder();
  }

  static JsonObjectBuilder builder(JsonObject base) {
    return JSON.createObjectBuilder(base);
  }

  static JsonArrayBuilder arrayBuilder() {
    return JSON.createArrayBuilder();
  }

  static JsonObject object(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  static String seat(Seat seat) {
    JsonObjectBuilder json =
        builder().add("id", seat.playerId()).add("name", seat.name()).add("number", seat.number());
    seat.team().ifPresent(team -> json.add("team", team));
    json.add("ready", seat.ready()).add("since", seat.since().toString());
    // A member who is awaited after a restart was connected before, and may be so again without an
    // event that is kept.
    if (seat.awaitedUntil().isEmpty()) {
      seat.givenUpAt().ifPresent(at -> json.add("givenUpAt", at.toString()));
    }
    if (!seat.wish().isEmptyObject()) {
      json.add("wish", seat.wish().object());
    }
    return json.build().toString();
  }

  static Seat seat(String text) {
    JsonObject json = object(text);
    JsonObject wish = json.getJsonObject("wish");
    return new Seat(
        json.getString("id"),
        json.getString("name"),
        json.getInt("number"),
        text(json, "team"),
        json.getBoolean("ready"),
        requiredInstant(json, "since"),
        instant(json, "givenUpAt"),
        Optional.empty(),
        wish == null ? JsonText.EMPTY_OBJECT : JsonText.of(wish));
  }

  static String scheduled(List<ScheduledMessage> messages) {
    JsonArrayBuilder json = JSON.createArrayBuilder();
    for (ScheduledMessage message : messages) {
      JsonObjectBuilder one =
          builder()
              .add("number", message.number())
              .add("id", message.playerId())
              .add("name", message.name())
              .add("type", message.message().type());
      if (message.role() != Role.PLAYER) {
        one.add("role", message.role().name());
      }
      message.message().text().ifPresent(text -> one.add("text", text));
      message.message().data().ifPresent(data -> one.add("data", data.value()));
      json.add(one.add("at", message.at().toString()));
    }
    return json.build().toString();
  }

  static List<ScheduledMessage> scheduled(String text) {
    return array(text).getValuesAs(JsonObject.class).stream()
        .map(
            json ->
                new ScheduledMessage(
                    json.getJsonNumber("number").longValueExact(),
                    json.getString("id"),
                    json.getString("name"),
                    Role.valueOf(json.getString("role", Role.PLAYER.name())),
                    new Message(
                        json.getString("type"),
                        text(json, "text"),
                        Optional.ofNullable(json.get("data")).map(JsonText::of)),
                    requiredInstant(json, "at")))
        .toList();
  }

  static String texts(Collection<String> texts) {
    return JSON.createArrayBuilder(texts).build().toString();
  }

  static List<String> texts(String json) {
    return array(json).getValuesAs(JsonString::getString);
  }

  static Optional<String> text(JsonObject json, String name) {
    return json.containsKey(name) ? Optional.of(json.getString(name)) : Optional.empty();
  }

  static Optional<Instant> instant(JsonObject json, String name) {
    return text(json, name).map(PartJson::instant);
  }

  static Instant requiredInstant(JsonObject json, String name) {
    return instant(json.getString(name));
  }

  private static Instant instant(String text) {
    Instant time = Instant.parse(text);
    if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException("The time " + time + " is out of range");
    }
    return time;
  }

  private static JsonArray array(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.readArray();
    }
  }
}
