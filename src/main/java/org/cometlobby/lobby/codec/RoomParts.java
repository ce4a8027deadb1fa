package org.cometlobby.lobby.codec;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cometlobby.lobby.room.JsonText;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomSetup;
import org.cometlobby.lobby.room.Seat;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;

/**
 * A room as named parts, each a JSON text, so that a commit writes only the parts that changed. A
 * member that was added to a part later is written only where it isn't the default, so that a part
 * without it is still the same bytes.
 *
 * <ul>
 *   <li>{@code room}: the code, the life and all else that never changes
 *   <li>{@code state}: the phase, the host, the version and more, changed by every commit
 *   <li>{@code metadata}, {@code banned}, {@code sentAway}, {@code scheduled}: absent when empty
 *   <li>{@code seat:ID} or {@code spectator:ID} for each member, by the player's id
 *   <li>{@code order:ID} for each member: a number that grows in the order in which the places were
 *       taken. A part of its own, since a later change of the seat doesn't know it.
 * </ul>
 */
public final class RoomParts {

  /** The name of the part that never changes. */
  public static final String ROOM = "room";

  private static final String STATE = "state";
  private static final String METADATA = "metadata";
  private static final String BANNED = "banned";
  private static final String SENT_AWAY = "sentAway";
  private static final String SCHEDULED = "scheduled";
  private static final String SEAT = "seat:";
  private static final String SPECTATOR = "spectator:";

  private RoomParts() {}

  /** Returns all parts of a room. */
  public static Map<String, String> of(Room room) {
    Map<String, String> parts = new TreeMap<>();
    parts.put(ROOM, fixed(room));
    parts.put(STATE, state(room));
    if (!room.metadata().isEmptyObject()) {
      parts.put(METADATA, room.metadata().text());
    }
    if (!room.banned().isEmpty()) {
      parts.put(BANNED, PartJson.texts(room.banned()));
    }
    if (!room.sentAway().isEmpty()) {
      parts.put(SENT_AWAY, PartJson.texts(room.sentAway()));
    }
    if (!room.scheduled().isEmpty()) {
      parts.put(SCHEDULED, PartJson.scheduled(room.scheduled()));
    }
    // A room has at most as many members as events, so the next member's number is higher.
    PlacesDiff.of(List.of(), room.seats(), 1).putInto(parts, SEAT);
    PlacesDiff.of(List.of(), room.spectators(), room.seats().size() + 1L).putInto(parts, SPECTATOR);
    return parts;
  }

  /** Returns the parts that a change of a room made or changed. */
  public static Map<String, String> changed(Room before, Room after) {
    Map<String, String> parts = new TreeMap<>();
    parts.put(STATE, state(after));
    if (!after.metadata().equals(before.metadata()) && !after.metadata().isEmptyObject()) {
      parts.put(METADATA, after.metadata().text());
    }
    if (!after.banned().equals(before.banned()) && !after.banned().isEmpty()) {
      parts.put(BANNED, PartJson.texts(after.banned()));
    }
    if (!after.sentAway().equals(before.sentAway()) && !after.sentAway().isEmpty()) {
      parts.put(SENT_AWAY, PartJson.texts(after.sentAway()));
    }
    if (!after.scheduled().equals(before.scheduled()) && !after.scheduled().isEmpty()) {
      parts.put(SCHEDULED, PartJson.scheduled(after.scheduled()));
    }
    PlacesDiff seats = PlacesDiff.of(before.seats(), after.seats(), before.version() + 1);
    seats.putInto(parts, SEAT);
    PlacesDiff.of(before.spectators(), after.spectators(), seats.nextOrder())
        .putInto(parts, SPECTATOR);
    return parts;
  }

  /** Returns the names of the parts that a change of a room removed. */
  public static Set<String> gone(Room before, Room after) {
    Set<String> gone = new HashSet<>();
    if (!before.metadata().isEmptyObject() && after.metadata().isEmptyObject()) {
      gone.add(METADATA);
    }
    if (!before.banned().isEmpty() && after.banned().isEmpty()) {
      gone.add(BANNED);
    }
    if (!before.sentAway().isEmpty() && after.sentAway().isEmpty()) {
      gone.add(SENT_AWAY);
    }
    if (!before.scheduled().isEmpty() && after.scheduled().isEmpty()) {
      gone.add(SCHEDULED);
    }
    PlacesDiff seats = PlacesDiff.of(before.seats(), after.seats(), 0);
    PlacesDiff spectators = PlacesDiff.of(before.spectators(), after.spectators(), 0);
    seats.addGone(gone, SEAT, spectators);
    spectators.addGone(gone, SPECTATOR, seats);
    return gone;
  }

  /**
   * Returns the room with these parts.
   *
   * @throws IllegalArgumentException when they are not a room
   */
  public static Room room(Map<String, String> parts) {
    try {
      JsonObject fixed = PartJson.object(required(parts, ROOM));
      JsonObject state = PartJson.object(required(parts, STATE));
      return new Room(
          setup(fixed),
          Phase.valueOf(state.getString("phase")),
          PartJson.text(state, "host"),
          places(parts, SEAT),
          places(parts, SPECTATOR),
          PartJson.texts(parts.getOrDefault(BANNED, "[]")),
          PartJson.texts(parts.getOrDefault(SENT_AWAY, "[]")),
          state.getBoolean("startDue", false),
          PartJson.instant(state, "startsAt"),
          parts.containsKey(METADATA)
              ? JsonText.of(PartJson.object(required(parts, METADATA)))
              : JsonText.EMPTY_OBJECT,
          PartJson.scheduled(parts.getOrDefault(SCHEDULED, "[]")),
          PartJson.requiredInstant(state, "changedAt"),
          state.getBoolean("visited"),
          state.getJsonNumber("version").longValueExact());
    } catch (RuntimeException e) {
      // Of many types: a missing or wrong member, an unknown enum, a room against its rules.
      throw new IllegalArgumentException("These parts are not a room: " + parts.keySet(), e);
    }
  }

  /** Returns the parts of the same room with another life. */
  public static Map<String, String> withLife(Map<String, String> parts, String life) {
    Map<String, String> other = new HashMap<>(parts);
    JsonObjectBuilder fixed = PartJson.builder(PartJson.object(required(parts, ROOM)));
    other.put(ROOM, fixed.add("life", life).build().toString());
    return other;
  }

  private static RoomSetup setup(JsonObject fixed) {
    return new RoomSetup(
        fixed.getString("code"),
        fixed.getString("life"),
        fixed.getString("game"),
        fixed.getString("title"),
        Visibility.valueOf(fixed.getString("visibility")),
        fixed.getInt("minPlayers"),
        fixed.getInt("maxPlayers"),
        fixed.getBoolean("autoStart"),
        fixed.getInt("countdownSeconds"),
        SpectatorsMay.valueOf(fixed.getString("spectatorsMay", SpectatorsMay.CHAT.name())),
        PartJson.requiredInstant(fixed, "createdAt"));
  }

  private static String fixed(Room room) {
    SpectatorsMay may = room.setup().spectatorsMay();
    JsonObjectBuilder fixed =
        PartJson.builder()
            .add("code", room.code())
            .add("life", room.life())
            .add("game", room.game())
            .add("title", room.title())
            .add("visibility", room.visibility().name())
            .add("minPlayers", room.minPlayers())
            .add("maxPlayers", room.maxPlayers())
            .add("autoStart", room.autoStart())
            .add("countdownSeconds", room.countdownSeconds())
            .add("createdAt", room.createdAt().toString());
    if (may != SpectatorsMay.CHAT) {
      fixed.add("spectatorsMay", may.name());
    }
    return fixed.build().toString();
  }

  private static String state(Room room) {
    JsonObjectBuilder state = PartJson.builder().add("phase", room.phase().name());
    room.host().ifPresent(host -> state.add("host", host));
    room.startsAt().ifPresent(at -> state.add("startsAt", at.toString()));
    if (room.startDue()) {
      state.add("startDue", true);
    }
    return state
        .add("changedAt", room.activeAt().toString())
        .add("visited", room.visited())
        .add("version", room.version())
        .build()
        .toString();
  }

  private static List<Seat> places(Map<String, String> parts, String prefix) {
    Map<Long, Seat> places = new TreeMap<>();
    parts.forEach(
        (name, json) -> {
          if (name.startsWith(prefix)) {
            String order = PlacesDiff.ORDER + name.substring(prefix.length());
            places.put(Long.valueOf(required(parts, order)), PartJson.seat(json));
          }
        });
    return new ArrayList<>(places.values());
  }

  private static String required(Map<String, String> parts, String name) {
    String part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("The part " + name + " is missing");
    }
    return part;
  }
}
