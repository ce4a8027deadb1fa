package org.cometlobby.lobby.codec;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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
import org.cometlobby.lobby.room.JsonText;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomSetup;
import org.cometlobby.lobby.room.ScheduledMessage;
import org.cometlobby.lobby.room.Seat;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;
import org.cometlobby.multipart.Part;

/** The lines of the golden files. */
final class Golden {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456789Z");
  private static final String HOSTILE =
      "\u2028 \"\\</script> \ud83d\ude00 \u0000\t\ud800 \u05d0\u202e";

  /** Each event's name, with its data. */
  private static final String[][] EVENTS = {
    {"snapshot", "{\"code\":\"K7QX2M\",\"seats\":[],\"version\":1}"},
    {
      "joined",
      "{\"playerId\":\"p2\",\"name\":\"\u2028\ud83d\ude00\",\"as\":\"player\",\"version\":2}"
    },
    {
      "left",
      "{\"playerId\":\"p2\",\"name\":\"B\\\"\",\"as\":\"spectator\",\"reason\":\"banned\",\"version\":3}"
    },
    {"team", "{\"playerId\":\"p1\",\"team\":\"red\",\"version\":4}"},
    {"ready", "{\"playerId\":\"p1\",\"ready\":true,\"version\":5}"},
    {"connection", "{\"playerId\":\"p1\",\"connected\":false,\"version\":6}"},
    {"host", "{\"playerId\":\"p2\",\"version\":7}"},
    {"metadata", "{\"metadata\":{\"a\":1.50},\"version\":8}"},
    {"message", " { \"text\" : \"<b>\\u0000\u2028\" } "},
    {"scheduled", "{\"playerId\":\"p1\",\"afterMillis\":{\"from\":0,\"to\":9},\"version\":10}"},
    {"countdown", "{\"startsAt\":\"2026-11-23T12:00:05Z\",\"startsInMillis\":5000,\"version\":11}"},
    {"countdown-cancelled", "{\"version\":12}"},
    {"start", "{\"startsAt\":\"2026-11-23T12:00:05Z\",\"startsInMillis\":0,\"version\":13}"},
    {"closed", "{\"version\":14}"},
    {"an-event-of-a-later-version", "[]"}
  };

  private static final RoomSetup SETUP = setup(SpectatorsMay.CHAT);

  private Golden() {}

  static List<Line> lines(String file) {
    return switch (file) {
      case "log" -> log();
      case "checkpoint" -> checkpoint();
      default -> later();
    };
  }

  static List<Room> rooms(String file) {
    return switch (file) {
      case "log" -> List.of(plain());
      case "checkpoint" -> List.of(plain(), full());
      default -> List.of(later(1));
    };
  }

  /** Lines with all that was added to the format's parts later. */
  private static List<Line> later() {
    Room before = later(1);
    Room after = plain(2);
    return List.of(
        new Line.Header(1),
        commit(before, RoomParts.of(before), Set.of(), 1, Optional.empty()),
        commit(
            after,
            RoomParts.changed(before, after),
            RoomParts.gone(before, after),
            2,
            Optional.empty()));
  }

  private static Room later(long version) {
    return new Room(
        setup(SpectatorsMay.EVERYTHING),
        Phase.WAITING,
        Optional.of("p1"),
        List.of(seat("p1", 1)),
        List.of(),
        List.of(),
        List.of("k2", "k1"),
        true,
        Optional.empty(),
        JsonText.EMPTY_OBJECT,
        List.of(
            new ScheduledMessage(
                9, "s1", "A", Role.SPECTATOR, Message.ofGame("move", JsonValue.TRUE), NOW)),
        NOW,
        false,
        version);
  }

  private static RoomSetup setup(SpectatorsMay spectatorsMay) {
    return new RoomSetup(
        "K7QX2M", "k3x9", "go", "go", Visibility.PUBLIC, 1, 2, true, 0, spectatorsMay, NOW);
  }

  private static List<Line> log() {
    PendingNotice notice = new PendingNotice("n1", "go", "{\"t\":\"" + HOSTILE + "\"}", NOW);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line.Header(1));
    lines.add(new PlayerSeen(player("p1", HOSTILE), true, NOW));
    lines.add(commit(plain(), RoomParts.of(plain()), Set.of(), 1, Optional.empty()));
    Room before = plain();
    for (int version = 2; version <= EVENTS.length; version++) {
      Optional<PendingNotice> made = version == 13 ? Optional.of(notice) : Optional.empty();
      Room after = version % 2 == 0 ? full(version) : plain(version);
      lines.add(
          commit(
              after,
              RoomParts.changed(before, after),
              RoomParts.gone(before, after),
              version,
              made));
      before = after;
    }
    lines.add(new NoticeDone("n1"));
    lines.add(new RoomClosed("K7QX2M", "k3x9", Optional.empty()));
    lines.add(new RoomClosed("AAAAAA", "zz", Optional.of(notice)));
    KnownCommit known = new KnownCommit("0123456789abcdef", "AAAAAB", NOW);
    lines.add(new RoomClosed("AAAAAB", "zz", Optional.empty(), Optional.of(known)));
    lines.add(new PlayersForgotten(List.of("p1", "p2")));
    lines.add(new PlayersForgotten(List.of()));
    return lines;
  }

  private static List<Line> checkpoint() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < EVENTS.length; i++) {
      entries.add(entry(i + 1));
    }
    return List.of(
        new Line.Header(1),
        commit(plain(), RoomParts.of(plain()), Set.of(), 1, Optional.empty()),
        new RoomCommit(
            "K7QX2M",
            "k3x9",
            EVENTS.length,
            RoomParts.of(full()),
            Set.of(),
            entries,
            Optional.empty(),
            Optional.of(new KnownCommit("0123456789abcdef", "K7QX2M", NOW))),
        new KnownCommit("0123456789abcdez", "K7QX2N", NOW.plusSeconds(2)),
        new PlayerSeen(player("p1", HOSTILE), true, NOW),
        new PlayerSeen(player("p2", "B"), false, NOW.plusSeconds(1)),
        new NoticeWaits(new PendingNotice("n1", "go", "{}", NOW)),
        new Line.End(5));
  }

  private static RoomCommit commit(
      Room room,
      Map<String, String> set,
      Set<String> gone,
      int version,
      Optional<PendingNotice> notice) {
    return new RoomCommit(
        room.code(), room.life(), version, set, gone, List.of(entry(version)), notice);
  }

  private static Entry entry(int version) {
    String[] event = EVENTS[version - 1];
    return Entry.of(version, version == 1 ? "" : "ab12z", event[0], Part.json(event[1]));
  }

  private static StoredPlayer player(String id, String name) {
    return new StoredPlayer(new Player(id, name), "5e884898da28");
  }

  private static Room plain() {
    return plain(1);
  }

  private static Room plain(long version) {
    return new Room(
        SETUP,
        Phase.WAITING,
        Optional.of("p1"),
        List.of(seat("p1", 1)),
        List.of(),
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        JsonText.EMPTY_OBJECT,
        List.of(),
        NOW,
        false,
        version);
  }

  private static Room full() {
    return full(EVENTS.length);
  }

  /** A room that has something of everything. */
  private static Room full(long version) {
    Seat second =
        new Seat(
            "p2",
            HOSTILE,
            2,
            Optional.of("red " + HOSTILE),
            true,
            NOW,
            Optional.of(NOW.plusSeconds(30)),
            Optional.empty(),
            JsonText.of(Json.createObjectBuilder().add(HOSTILE, new BigDecimal("1E+2")).build()));
    return new Room(
        SETUP,
        Phase.COUNTDOWN,
        Optional.of("p2"),
        List.of(second, seat("p1", 1)),
        List.of(seat("s2", 0), seat("s1", 0)),
        List.of("b2", "b1"),
        List.of(),
        false,
        Optional.of(NOW.plusSeconds(5)),
        JsonText.of(
            Json.createObjectBuilder().add("a", new BigDecimal("1.50")).add("t", HOSTILE).build()),
        List.of(
            new ScheduledMessage(
                9,
                "p1",
                HOSTILE,
                Role.PLAYER,
                new Message("chat", Optional.of(HOSTILE), Optional.empty()),
                NOW),
            new ScheduledMessage(
                10, "p1", "A", Role.PLAYER, Message.ofGame("move", JsonValue.NULL), NOW)),
        NOW.plusNanos(1),
        true,
        version);
  }

  private static Seat seat(String id, int number) {
    return new Seat(
        id,
        "A",
        number,
        Optional.empty(),
        false,
        NOW,
        Optional.empty(),
        Optional.empty(),
        JsonText.EMPTY_OBJECT);
  }
}
