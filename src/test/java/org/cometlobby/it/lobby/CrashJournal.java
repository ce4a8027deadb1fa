package org.cometlobby.it.lobby;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.cometlobby.it.harness.LobbyClient;

/** All events of a room after a cursor, as the room's journal has them. */
record CrashJournal(List<JsonObject> parts) {

  /** Reads a journal by long polls that don't wait. */
  static CrashJournal read(LobbyClient client, String code, String cursor) {
    List<JsonObject> parts = new ArrayList<>();
    String after = cursor;
    while (true) {
      JsonObject poll = poll(client, code, after);
      List<JsonObject> more = poll.getJsonArray("parts").getValuesAs(JsonObject.class);
      if (more.isEmpty()) {
        return new CrashJournal(parts);
      }
      parts.addAll(more);
      after = poll.getString("cursor");
    }
  }

  /** Returns the answer to a long poll with the room's snapshot, and with the cursor after it. */
  static JsonObject snapshot(LobbyClient client, String code) {
    return poll(client, code, "");
  }

  private static JsonObject poll(LobbyClient client, String code, String after) {
    return client
        .get(
            "streams/rooms/"
                + code
                + "?as=poll&wait=0"
                + (after.isEmpty() ? "" : "&after=" + after))
        .json();
  }

  /** Returns false if a part says that events before it may be missing. */
  boolean isRecovered() {
    return parts.stream()
        .allMatch(
            part ->
                part.getBoolean("recovered", true)
                    && part.getJsonObject("data").getBoolean("recovered", true));
  }

  List<Integer> versions() {
    return parts.stream().map(part -> part.getJsonObject("data").getInt("version")).toList();
  }

  List<String> texts() {
    return parts.stream()
        .filter(part -> part.getString("event").equals("message"))
        .map(part -> part.getJsonObject("data").getString("text"))
        .toList();
  }

  @Override
  public String toString() {
    return parts.toString();
  }

  long starts() {
    return parts.stream().filter(part -> part.getString("event").equals("start")).count();
  }
}
