package org.cometlobby.lobby.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.JournalBuilder;
import org.cometlobby.lobby.CommitId;
import org.cometlobby.lobby.Committing;
import org.cometlobby.lobby.EventForm;
import org.cometlobby.lobby.NoticeMaker;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.RoomStore;
import org.cometlobby.lobby.StripedLock;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.jspecify.annotations.Nullable;

/**
 * The rooms, in memory. Each commit is also a record in a log, which may be a file.
 *
 * <p>A commit changes the room and queues its record under the room's lock, so a room's records are
 * in the order of its commits. It is published once its record is durable, outside that lock, so a
 * room isn't held up by the disk: by the caller that waits for it, or on another thread if none
 * does.
 */
final class RoomTable implements RoomStore {

  /** The most events kept of a room. */
  static final int MOST_EVENTS = 1_024;

  /** The most bytes of events kept of a room. */
  static final int MOST_BYTES = 256 * 1_024;

  private final Map<String, Cell> cells = new ConcurrentHashMap<>();
  private final StripedLock writers = new StripedLock();
  private final MemoryRoomIndex index;
  private final JournalBudget budget;
  private final CommitLog log;
  private final EventForm form;
  private final NoticeMaker notices;
  private final NoticeTable outbox;
  private final Publisher publisher;
  private final RecentCommits recent = new RecentCommits();
  // Codes, not rooms: the list stays for as long as the process.
  private List<String> restored = List.of();

  RoomTable(
      MemoryRoomIndex index,
      JournalBudget budget,
      CommitLog log,
      EventForm form,
      NoticeMaker notices,
      NoticeTable outbox,
      Publication publication) {
    this.index = index;
    this.budget = budget;
    this.log = log;
    this.form = form;
    this.notices = notices;
    this.outbox = outbox;
    this.publisher = new Publisher(budget, form, publication);
  }

  /** Puts the rooms into the table that an earlier process left, oldest first, and the commits. */
  void restore(List<Restored> oldestFirst, List<KnownCommit> commits) {
    commits.forEach(recent::add);
    restored = oldestFirst.stream().map(found -> found.room().code()).toList();
    for (Restored restored : oldestFirst) {
      Room room = restored.room();
      Cell cell =
          new Cell(
              room, journal(room).entries(restored.entries()).state(form.snapshot(room)).build());
      cells.put(room.code(), cell);
      index.add(cell);
      budget.count(cell);
    }
  }

  /**
   * A room that an earlier process left.
   *
   * @param room as of {@link Room#afterRestart}
   * @param entries its newest events, oldest first
   */
  record Restored(Room room, List<Entry> entries) {}

  @Override
  public Optional<Committing<Room>> begin(
      List<RoomChange> opening, Instant now, Optional<CommitId> id) {
    log.checkAvailable();
    Room room = opening.get(opening.size() - 1).room();
    Cell cell = new Cell(room, journal(room).build());
    List<Entry> entries = entries(opening);
    Unpublished commit =
        writers.call(
            room.code(),
            () -> {
              if (cells.putIfAbsent(room.code(), cell) != null) {
                return null;
              }
              index.add(cell);
              return commit(cell, null, opening, entries, known(id, cell, now));
            });
    if (commit == null) {
      return Optional.empty();
    }
    publisher.later(cell, commit);
    return Optional.of(new Committing<>(room, () -> publisher.await(cell, commit)));
  }

  @Override
  public Optional<Room> find(String code) {
    return Optional.ofNullable(cells.get(code)).map(Cell::room);
  }

  @Override
  public Optional<Journal> journal(String code) {
    // Before the opening is published, there is nothing to begin with.
    return Optional.ofNullable(cells.get(code))
        .map(Cell::journal)
        .filter(journal -> journal.last() > 0);
  }

  @Override
  public void forgetExpired(Instant now) {
    recent.forget(now);
  }

  @Override
  public boolean isDead() {
    return log.isDead();
  }

  @Override
  public List<Room> restored() {
    return restored.stream().flatMap(code -> find(code).stream()).toList();
  }

  /**
   * The result of a command.
   *
   * @param commit the commit to wait for: the command's own, or an earlier one that it has found
   */
  private record Applied(Cell cell, Outcome outcome, @Nullable Unpublished commit) {}

  @Override
  public Optional<Room> committed(CommitId id, Instant now) {
    return recent
        .find(id, now)
        .flatMap(commit -> Optional.ofNullable(cells.get(commit.code())))
        .map(
            cell -> {
              Unpublished commit = writers.call(cell.code(), cell::last);
              if (commit != null) {
                publisher.await(cell, commit);
              }
              return cell.room();
            });
  }

  @Override
  public boolean hasClosed(CommitId id, String code, Instant now) {
    log.checkAvailable();
    Optional<KnownCommit> commit =
        recent.find(id, now).filter(known -> known.code().equals(code) && !cells.containsKey(code));
    // Once more, to wait for the commit: a record is durable no earlier than those before it.
    commit.ifPresent(known -> log.append(known).await());
    return commit.isPresent();
  }

  @Override
  public Optional<Outcome> apply(String code, Command command, Instant now, Optional<CommitId> id) {
    Optional<Applied> applied = applied(code, command, now, id);
    applied.ifPresent(this::await);
    return applied.map(Applied::outcome);
  }

  @Override
  public Optional<Committing<Outcome>> begin(
      String code, Command command, Instant now, Optional<CommitId> id) {
    Optional<Applied> applied = applied(code, command, now, id);
    applied.ifPresent(
        done -> {
          if (done.commit() != null) {
            publisher.later(done.cell(), done.commit());
          }
        });
    return applied.map(done -> new Committing<>(done.outcome(), () -> await(done)));
  }

  private Optional<Applied> applied(
      String code, Command command, Instant now, Optional<CommitId> id) {
    log.checkAvailable();
    return writers.call(
        code,
        () -> Optional.ofNullable(cells.get(code)).map(cell -> apply(cell, command, now, id)));
  }

  private Applied apply(Cell cell, Command command, Instant now, Optional<CommitId> id) {
    Room before = cell.room();
    if (id.flatMap(known -> recent.find(known, now))
        .filter(known -> known.code().equals(before.code()))
        .isPresent()) {
      return new Applied(cell, new Outcome.Accepted(List.of(), before), cell.last());
    }
    Outcome outcome = before.apply(command, now);
    if (!(outcome instanceof Outcome.Accepted accepted)) {
      return new Applied(cell, outcome, null);
    }
    Room after = accepted.room();
    if (accepted.changes().isEmpty() && after.equals(before)) {
      return new Applied(cell, outcome, cell.last());
    }
    // First, because it may fail, and then nothing has changed.
    List<Entry> entries = entries(accepted.changes());
    cell.set(after);
    if (after.phase() == Phase.CLOSED) {
      cells.remove(after.code(), cell);
      index.remove(cell);
    } else {
      index.update(cell);
    }
    Unpublished commit =
        entries.isEmpty()
            ? null
            : commit(cell, before, accepted.changes(), entries, known(id, cell, now));
    return new Applied(cell, outcome, commit);
  }

  private List<Entry> entries(List<RoomChange> changes) {
    String mark = RoomRecords.randomMark();
    return changes.stream().map(change -> form.entry(change, mark)).toList();
  }

  private static Optional<KnownCommit> known(Optional<CommitId> id, Cell cell, Instant now) {
    return id.map(known -> new KnownCommit(known.text(), cell.code(), now));
  }

  /** Queues a commit's record and its publication, under the room's lock. */
  private Unpublished commit(
      Cell cell,
      @Nullable Room before,
      List<RoomChange> changes,
      List<Entry> entries,
      Optional<KnownCommit> known) {
    known.ifPresent(recent::add);
    Optional<PendingNotice> notice =
        changes.stream().flatMap(change -> notices.of(change).stream()).findFirst();
    notice.ifPresent(outbox::add);
    // Without a file nobody reads the record, so it isn't made.
    CommitLog.Commit written =
        log == CommitLog.NONE
            ? CommitLog.DURABLE
            : log.append(RoomRecords.commit(before, cell.room(), entries, notice, known));
    Unpublished commit = new Unpublished(written, changes, entries, notice);
    cell.add(commit);
    return commit;
  }

  private void await(Applied applied) {
    if (applied.commit() != null) {
      publisher.await(applied.cell(), applied.commit());
    }
  }

  /** Returns all rooms and recent commits as records, for a checkpoint. */
  Stream<LogRecord> records() {
    return Stream.concat(cells.values().stream().map(this::whole), recent.all().stream());
  }

  private LogRecord whole(Cell cell) {
    // Both locks: an event that isn't published yet is in the queue or in the journal.
    return publisher.pause(
        cell,
        () -> writers.call(cell.code(), () -> RoomRecords.whole(cell.room(), cell.entries())));
  }

  private static JournalBuilder journal(Room room) {
    return Journal.builder()
        .epoch(room.life())
        .maxEntries(MOST_EVENTS)
        .maxBytes(MOST_BYTES)
        .recoveredInData();
  }
}
