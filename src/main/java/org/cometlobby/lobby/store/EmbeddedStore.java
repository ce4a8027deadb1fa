package org.cometlobby.lobby.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.cometlobby.lobby.EventForm;
import org.cometlobby.lobby.LobbySettings;
import org.cometlobby.lobby.NoticeMaker;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.NoticeWaits;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.cometlobby.lobby.codec.LogRecord.PlayersForgotten;
import org.cometlobby.lobby.room.RoomLife;

/** The stores of one process: their tables in memory, and the log they share. */
record EmbeddedStore(
    RoomTable rooms,
    MemoryRoomIndex index,
    PlayerTable players,
    NoticeTable notices,
    CommitLog log) {

  private static final Logger LOG = System.getLogger(EmbeddedStore.class.getName());

  /** The time for clients to open their streams again after a restart. */
  private static final Duration AWAIT = Duration.ofSeconds(10);

  static EmbeddedStore open(
      StoreSettings settings,
      LobbySettings lobby,
      Optional<Integer> mostPlayers,
      EventForm form,
      NoticeMaker maker,
      Publication publication,
      InstantSource clock,
      ThreadFactory threads) {
    Instant begin = clock.instant();
    SecureRandom random = new SecureRandom();
    Optional<FileLog.Opened> file =
        settings
            .directory()
            .map(
                directory ->
                    FileLog.open(
                        directory,
                        FileLog.Options.of(
                            settings, threads, clock, () -> RoomLife.random(random))));
    CommitLog log = file.<CommitLog>map(FileLog.Opened::log).orElse(CommitLog.NONE);
    Recovered found =
        file.map(FileLog.Opened::recovered)
            .orElse(new Recovered(List.of(), List.of(), List.of(), List.of()));
    boolean restored = false;
    try {
      ClockGap gap = ClockGap.of(found, clock);
      gap.warning().ifPresent(warning -> LOG.log(Level.WARNING, warning));
      Recovered recovered = gap.adjusted(found);
      PlayerTable players = new PlayerTable(clock, mostPlayers, new LoggedPlayers(log));
      for (PlayerSeen seen : recovered.players()) {
        players.restore(seen.player(), seen.sat(), seen.seen());
      }
      NoticeTable notices = new NoticeTable(recovered.notices(), log);
      MemoryRoomIndex index = new MemoryRoomIndex();
      RoomTable rooms =
          new RoomTable(
              index,
              new JournalBudget(settings.journalBytes()),
              log,
              form,
              maker,
              notices,
              publication);
      Instant now = clock.instant();
      rooms.restore(
          recovered.rooms().stream()
              .map(
                  left ->
                      new RoomTable.Restored(
                          left.room().afterRestart(now, lobby.grace(), AWAIT), left.entries()))
              .toList(),
          recovered.commits());
      EmbeddedStore store = new EmbeddedStore(rooms, index, players, notices, log);
      file.ifPresent(
          opened -> {
            opened.log().start(store::records);
            LOG.log(
                Level.INFO,
                "Restored from {0}: {1} rooms, {2} players, {3} notices, in {4} ms",
                settings.directory().orElseThrow(),
                recovered.rooms().size(),
                recovered.players().size(),
                recovered.notices().size(),
                Duration.between(begin, clock.instant()).toMillis());
          });
      restored = true;
      return store;
    } finally {
      if (!restored) {
        log.close();
      }
    }
  }

  void close() {
    log.close();
  }

  /**
   * Returns all of the state as records, for a checkpoint: each is made when the stream comes to
   * it, so that they are not in memory all at once. Not {@code flatMap}, whose iterator gathers
   * them.
   */
  Stream<LogRecord> records() {
    return Stream.concat(
        Stream.concat(rooms.records(), players.records()), notices.all().map(NoticeWaits::new));
  }

  /** The players' changes as records. */
  private record LoggedPlayers(CommitLog log) implements PlayerLog {

    @Override
    public void checkAvailable() {
      log.checkAvailable();
    }

    @Override
    public void added(StoredPlayer player, Instant at) {
      log.append(new PlayerSeen(player, false, at)).await();
    }

    @Override
    public void seen(StoredPlayer player, boolean sat, Instant at) {
      CommitLog.Commit unused = log.append(new PlayerSeen(player, sat, at));
    }

    @Override
    public Runnable forgotten(List<String> playerIds) {
      return log.append(new PlayersForgotten(playerIds))::await;
    }
  }
}
