package org.cometlobby.lobby.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.codec.LogRecord.NoticeDone;
import org.cometlobby.lobby.codec.LogRecord.NoticeWaits;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.cometlobby.lobby.codec.LogRecord.PlayersForgotten;
import org.cometlobby.lobby.codec.LogRecord.RoomClosed;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.cometlobby.lobby.codec.RoomParts;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.store.Recovered.RecoveredRoom;

/**
 * The state that a sequence of records leads to. Idempotent: a checkpoint may be newer than the
 * beginning of its log, so records come again whose effects are there already.
 */
final class Replay {

  private static final Logger LOG = System.getLogger(Replay.class.getName());

  private final Map<String, RoomState> rooms = new LinkedHashMap<>();
  private final Map<String, PlayerSeen> players = new LinkedHashMap<>();
  private final Map<String, PendingNotice> notices = new LinkedHashMap<>();
  private final Set<KnownCommit> known = new LinkedHashSet<>();
  private final Set<String> unknown = new HashSet<>();
  private final JournalBudget budget;
  private int dropped;

  /**
   * @param journalBytes the most bytes of all rooms' entries: no more is kept than in a running
   *     lobby
   */
  Replay(long journalBytes) {
    this.budget = new JournalBudget(journalBytes);
  }

  /** A room so far. */
  private static final class RoomState extends JournalBudget.Counted {
    final String life;
    final Map<String, String> parts;
    final ArrayDeque<Entry> entries = new ArrayDeque<>();
    long bytes;
    long version;
    // Whether a record is missing, so that none after it can be applied.
    boolean gap;

    RoomState(RoomCommit whole) {
      this.life = whole.life();
      this.version = whole.version();
      this.parts = new HashMap<>(whole.set());
      whole.entries().forEach(this::add);
    }

    void add(Entry entry) {
      entries.add(entry);
      bytes += entry.bytes();
      while (entries.size() > RoomTable.MOST_EVENTS
          || (bytes > RoomTable.MOST_BYTES && entries.size() > 1)) {
        bytes -= entries.remove().bytes();
      }
    }

    @Override
    long bytes() {
      return bytes;
    }

    @Override
    void forgetOldest() {
      for (int n = entries.size() / 2; n > 0; n--) {
        bytes -= entries.remove().bytes();
      }
    }
  }

  /**
   * The result of a replay.
   *
   * @param repairs whole rooms to be logged: those with a new life
   * @param dropped the number of records that could not be applied, since one before them is
   *     missing
   * @param lost the codes of the rooms that are lost
   * @param refused those of them whose records are all there, but lead to no room
   */
  record Result(
      Recovered recovered,
      List<RoomCommit> repairs,
      int dropped,
      Set<String> lost,
      Set<String> refused) {}

  void apply(LogRecord record) {
    if (record instanceof RoomCommit commit) {
      if (apply(commit)) {
        commit.notice().ifPresent(this::add);
        commit.known().ifPresent(known::add);
      } else {
        dropped++;
      }
    } else if (record instanceof RoomClosed closed) {
      RoomState room = rooms.get(closed.code());
      if (room != null && room.life.equals(closed.life())) {
        rooms.remove(closed.code());
        budget.forget(room);
      }
      unknown.remove(closed.code());
      closed.notice().ifPresent(this::add);
      closed.known().ifPresent(known::add);
    } else if (record instanceof PlayerSeen seen) {
      players.merge(seen.player().player().id(), seen, Replay::latest);
    } else if (record instanceof PlayersForgotten forgotten) {
      forgotten.ids().forEach(players::remove);
    } else if (record instanceof NoticeWaits waits) {
      add(waits.notice());
    } else if (record instanceof NoticeDone done) {
      notices.remove(done.id());
    } else if (record instanceof KnownCommit commit) {
      known.add(commit);
    }
  }

  /**
   * Returns the state.
   *
   * @param lives makes lives for the rooms of which a record is missing: their later entries had
   *     the offsets that the next entries get
   */
  Result result(Supplier<String> lives) {
    List<RecoveredRoom> recovered = new ArrayList<>();
    List<RoomCommit> repairs = new ArrayList<>();
    Set<String> lost = new HashSet<>(unknown);
    Set<String> refused = new HashSet<>();
    rooms.forEach(
        (code, state) -> {
          try {
            Room room = RoomParts.room(state.parts);
            if (!room.code().equals(code) || room.version() != state.version) {
              throw new IllegalArgumentException("Another room: " + room.code());
            }
            if (state.gap) {
              room = RoomParts.room(RoomParts.withLife(state.parts, lives.get()));
            }
            RecoveredRoom found = new RecoveredRoom(room, List.copyOf(state.entries));
            recovered.add(found);
            if (state.gap) {
              repairs.add(whole(found));
            }
          } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "The room " + code + " can't be restored", e);
            lost.add(code);
            refused.add(code);
          }
        });
    recovered.sort(Comparator.comparing(found -> found.room().createdAt()));
    return new Result(
        new Recovered(
            recovered,
            List.copyOf(players.values()),
            List.copyOf(notices.values()),
            List.copyOf(known)),
        repairs,
        dropped,
        lost,
        refused);
  }

  private static PlayerSeen latest(PlayerSeen old, PlayerSeen next) {
    Instant seen = next.seen().isBefore(old.seen()) ? old.seen() : next.seen();
    return new PlayerSeen(next.player(), old.sat() || next.sat(), seen);
  }

  /** Returns false for a commit that can't be applied, since one before it is missing. */
  private boolean apply(RoomCommit commit) {
    RoomState room = rooms.get(commit.code());
    if (commit.isWhole()) {
      if (room == null || !room.life.equals(commit.life()) || room.version < commit.version()) {
        RoomState next = new RoomState(commit);
        rooms.put(commit.code(), next);
        if (room != null) {
          budget.forget(room);
        }
        budget.count(next);
      }
      unknown.remove(commit.code());
      return true;
    }
    if (room == null) {
      // A room that closed before the checkpoint was written, or one whose beginning is lost.
      unknown.add(commit.code());
      return true;
    }
    if (!room.life.equals(commit.life()) || commit.version() <= room.version) {
      return true;
    }
    room.gap |= commit.version() - commit.entries().size() != room.version;
    if (room.gap) {
      return false;
    }
    room.parts.putAll(commit.set());
    room.parts.keySet().removeAll(commit.gone());
    room.version = commit.version();
    commit.entries().forEach(room::add);
    budget.count(room);
    return true;
  }

  private void add(PendingNotice notice) {
    notices.putIfAbsent(notice.id(), notice);
  }

  private static RoomCommit whole(RecoveredRoom found) {
    Room room = found.room();
    return new RoomCommit(
        room.code(),
        room.life(),
        room.version(),
        RoomParts.of(room),
        Set.of(),
        found.entries(),
        Optional.empty());
  }
}
