package org.cometlobby.lobby.codec;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.codec.LogRecord.NoticeDone;
import org.cometlobby.lobby.codec.LogRecord.NoticeWaits;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.cometlobby.lobby.codec.LogRecord.PlayersForgotten;
import org.cometlobby.lobby.codec.LogRecord.RoomClosed;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.multipart.Part;

/** The JSON of records. */
final class RecordJson {

  private RecordJson() {}

  static JsonObjectBuilder json(LogRecord record) {
    JsonObjectBuilder json = PartJson.builder();
    if (record instanceof RoomCommit commit) {
      json.add("type", "room")
          .add("code", commit.code())
          .add("life", commit.life())
          .add("version", commit.version())
          .add("set", texts(commit.set()));
      if (!commit.gone().isEmpty()) {
        json.add("gone", texts(commit.gone().stream().sorted().toList()));
      }
      json.add("entries", entries(commit.entries()));
      commit.notice().ifPresent(notice -> json.add("notice", notice(notice)));
      commit.known().ifPresent(known -> json.add("known", known(known)));
    } else if (record instanceof RoomClosed closed) {
      json.add("type", "closed").add("code", closed.code()).add("life", closed.life());
      closed.notice().ifPresent(notice -> json.add("notice", notice(notice)));
      closed.known().ifPresent(known -> json.add("known", known(known)));
    } else if (record instanceof PlayerSeen seen) {
      json.add("type", "player")
          .add("id", seen.player().player().id())
          .add("name", seen.player().player().name())
          .add("secretHash", seen.player().secretHash())
          .add("sat", seen.sat())
          .add("seen", seen.seen().toString());
    } else if (record instanceof PlayersForgotten forgotten) {
      json.add("type", "forgotten").add("ids", texts(forgotten.ids()));
    } else if (record instanceof NoticeWaits waits) {
      json.add("type", "notice").add("notice", notice(waits.notice()));
    } else if (record instanceof NoticeDone done) {
      json.add("type", "done").add("id", done.id());
    } else if (record instanceof KnownCommit known) {
      json.add("type", "known").add("known", known(known));
    }
    return json;
  }

  static LogRecord record(JsonObject json) {
    String type = json.getString("type");
    return switch (type) {
      case "room" ->
          new RoomCommit(
              json.getString("code"),
              json.getString("life"),
              json.getJsonNumber("version").longValueExact(),
              map(json.getJsonObject("set")),
              json.containsKey("gone") ? Set.copyOf(list(json, "gone")) : Set.of(),
              entries(json.getJsonArray("entries")),
              notice(json),
              known(json));
      case "closed" ->
          new RoomClosed(json.getString("code"), json.getString("life"), notice(json), known(json));
      case "player" ->
          new PlayerSeen(
              new StoredPlayer(
                  new Player(json.getString("id"), json.getString("name")),
                  json.getString("secretHash")),
              json.getBoolean("sat"),
              PartJson.requiredInstant(json, "seen"));
      case "forgotten" -> new PlayersForgotten(list(json, "ids"));
      case "notice" -> new NoticeWaits(notice(json).orElseThrow());
      case "done" -> new NoticeDone(json.getString("id"));
      case "known" -> known(json).orElseThrow();
      default -> throw new IllegalArgumentException("Unknown type of record: " + type);
    };
  }

  /** Writes data of entries as strings, which come back with the same bytes. */
  private static JsonArrayBuilder entries(List<Entry> entries) {
    JsonArrayBuilder json = PartJson.arrayBuilder();
    for (Entry entry : entries) {
      if (!entry.part().contentType().equals(Part.JSON)) {
        throw new IllegalArgumentException("Only JSON can be kept, not " + entry);
      }
      JsonObjectBuilder one = PartJson.builder().add("offset", entry.offset());
      if (!entry.mark().isEmpty()) {
        one.add("mark", entry.mark());
      }
      json.add(one.add("event", entry.event().orElse("")).add("data", entry.part().text()));
    }
    return json;
  }

  private static List<Entry> entries(JsonArray entries) {
    return entries.getValuesAs(JsonObject.class).stream()
        .map(
            json ->
                Entry.of(
                    json.getJsonNumber("offset").longValueExact(),
                    json.getString("mark", ""),
                    json.getString("event"),
                    Part.json(json.getString("data"))))
        .toList();
  }

  private static JsonObjectBuilder known(KnownCommit known) {
    return PartJson.builder()
        .add("id", known.id())
        .add("code", known.code())
        .add("at", known.at().toString());
  }

  private static Optional<KnownCommit> known(JsonObject json) {
    return Optional.ofNullable(json.getJsonObject("known"))
        .map(
            known ->
                new KnownCommit(
                    known.getString("id"),
                    known.getString("code"),
                    PartJson.requiredInstant(known, "at")));
  }

  private static JsonObjectBuilder notice(PendingNotice notice) {
    return PartJson.builder()
        .add("id", notice.id())
        .add("game", notice.game())
        .add("body", notice.body())
        .add("at", notice.at().toString());
  }

  private static Optional<PendingNotice> notice(JsonObject record) {
    return Optional.ofNullable(record.getJsonObject("notice"))
        .map(
            json ->
                new PendingNotice(
                    json.getString("id"),
                    json.getString("game"),
                    json.getString("body"),
                    PartJson.requiredInstant(json, "at")));
  }

  private static JsonObjectBuilder texts(Map<String, String> texts) {
    JsonObjectBuilder json = PartJson.builder();
    texts.forEach(json::add);
    return json;
  }

  private static JsonArrayBuilder texts(Collection<String> texts) {
    JsonArrayBuilder json = PartJson.arrayBuilder();
    texts.forEach(json::add);
    return json;
  }

  private static Map<String, String> map(JsonObject json) {
    Map<String, String> map = new LinkedHashMap<>();
    json.forEach((name, value) -> map.put(name, ((JsonString) value).getString()));
    return map;
  }

  private static List<String> list(JsonObject json, String name) {
    return json.getJsonArray(name).getValuesAs(JsonString::getString);
  }
}
