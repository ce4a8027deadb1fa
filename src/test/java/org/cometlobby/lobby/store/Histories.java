package org.cometlobby.lobby.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.RoomClosed;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.codec.PlainLine;
import org.cometlobby.lobby.codec.RoomParts;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.store.Recovered.RecoveredRoom;
import org.cometlobby.multipart.Part;

/** Rooms with their records, for tests of the log. */
final class Histories {

  static final Instant NOW = Rooms.NOW;

  private static final ThreadFactory THREADS =
      task -> {
        Thread thread = new Thread(task, "log of a test");
        thread.setDaemon(true);
        return thread;
      };

  private Histories() {}

  static FileLog.Options options(Durability durability, long minBytes, LogFile.Factory files) {
    return options(durability, minBytes, files, THREADS);
  }

  static FileLog.Options options(
      Durability durability, long minBytes, LogFile.Factory files, ThreadFactory threads) {
    AtomicInteger lives = new AtomicInteger();
    Supplier<String> life = () -> "new" + lives.incrementAndGet();
    return new FileLog.Options(durability, threads, () -> NOW, life, 64L << 20, minBytes, files);
  }

  static FileLog.Opened open(Path directory) {
    return FileLog.open(directory, options(Durability.COMMIT, 16 << 20, LogFile::new));
  }

  /** Returns the content that a log of that directory recovers. */
  static Recovered recover(Path directory) {
    FileLog.Opened opened = open(directory);
    opened.log().close();
    return opened.recovered();
  }

  static RecoveredRoom opened(String code, String life) {
    Room room =
        Room.open(code, life, NewRoom.of("go", 4), new Player("p0", "P"), Rooms.HERE, NOW)
            .get(0)
            .room();
    return new RecoveredRoom(room, List.of(entry(room)));
  }

  /** The room after one more message. */
  static RecoveredRoom next(RecoveredRoom before) {
    Room room =
        Rooms.accepted(before.room().apply(new Command.Say("p0", Message.chat("hello")), Rooms.NOW))
            .room();
    List<Entry> entries = new ArrayList<>(before.entries());
    entries.add(entry(room));
    return new RecoveredRoom(room, entries);
  }

  static RoomCommit whole(RecoveredRoom room) {
    return new RoomCommit(
        room.room().code(),
        room.room().life(),
        room.room().version(),
        RoomParts.of(room.room()),
        Set.of(),
        room.entries(),
        Optional.empty());
  }

  static RoomCommit commit(RecoveredRoom before, RecoveredRoom after) {
    return commit(before, after, Optional.empty());
  }

  static RoomCommit commit(
      RecoveredRoom before, RecoveredRoom after, Optional<PendingNotice> notice) {
    int old = before.entries().size();
    return new RoomCommit(
        after.room().code(),
        after.room().life(),
        after.room().version(),
        RoomParts.changed(before.room(), after.room()),
        RoomParts.gone(before.room(), after.room()),
        after.entries().subList(old, after.entries().size()),
        notice);
  }

  static RoomClosed closed(RecoveredRoom room) {
    return new RoomClosed(room.room().code(), room.room().life(), Optional.empty());
  }

  static PendingNotice notice(String id) {
    return new PendingNotice(id, "go", "{}", NOW);
  }

  /** The records of a room from its beginning to a version. */
  static List<LogRecord> records(String code, int version) {
    List<LogRecord> records = new ArrayList<>();
    RecoveredRoom room = opened(code, "life");
    records.add(whole(room));
    while (room.room().version() < version) {
      RecoveredRoom after = next(room);
      records.add(commit(room, after));
      room = after;
    }
    return records;
  }

  static void append(FileLog log, List<? extends LogRecord> records) {
    records.forEach(record -> log.append(record).await());
  }

  /** Each room's code, life and version. */
  static List<String> summary(Recovered recovered) {
    return recovered.rooms().stream()
        .map(found -> found.room())
        .map(room -> room.code() + " " + room.life() + " " + room.version())
        .toList();
  }

  static String code(int number) {
    return String.format(Locale.ROOT, "R%05d", number);
  }

  /** Rooms as text, which compares with their entries. */
  static Map<String, String> content(List<RecoveredRoom> rooms) {
    Map<String, String> content = new TreeMap<>();
    rooms.forEach(
        room ->
            content.put(room.room().code(), room.room() + " " + PlainLine.texts(room.entries())));
    return content;
  }

  private static Entry entry(Room room) {
    return Entry.of(
        room.version(), "ab12z", "message", Part.json("{\"version\":" + room.version() + "}"));
  }
}
