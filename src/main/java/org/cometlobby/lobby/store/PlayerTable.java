package org.cometlobby.lobby.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cometlobby.lobby.PlayerStore;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.jspecify.annotations.Nullable;

/**
 * The players in memory, with a bound. At the bound a new player replaces the one who never had a
 * seat and was not seen for longest. No operation walks all players.
 */
public final class PlayerTable implements PlayerStore {

  /** The most players forgotten while the lock is held, and in one call of the log. */
  static final int CHUNK = 1_000;

  /** How many minutes a new player is safe from being replaced: time to find a seat. */
  static final int SAFE_MINUTES = 2;

  private static final int HOUR = 60;

  private final InstantSource clock;
  private final int most;
  private final PlayerLog log;
  private final Map<String, KnownPlayer> players = new ConcurrentHashMap<>();
  // Guarded by this table. A player stays with the newcomers for a while after taking a seat.
  private final SignWheel newcomers;
  private final SignWheel seated;

  /**
   * @param most the most players; empty for no bound
   * @param log told of every change that outlives the process
   */
  public PlayerTable(InstantSource clock, Optional<Integer> most, PlayerLog log) {
    this.clock = clock;
    this.most = most.orElse(Integer.MAX_VALUE);
    this.log = log;
    this.newcomers = new SignWheel(KEPT_WITHOUT_SEAT, 1, now());
    this.seated = new SignWheel(KEPT, HOUR, now());
  }

  /**
   * Puts back a player that a log has kept; the latest call of a player counts. To be called before
   * the table is used.
   *
   * @param seen the instant of a {@link PlayerLog#seen}
   */
  public void restore(StoredPlayer player, boolean sat, Instant seen) {
    // The log has only the first sign of each day.
    int day = KnownPlayer.MINUTES_OF_A_DAY;
    int lastOfTheDay = minute(seen) / day * day + day - 1;
    int seenMinute = Math.min(now(), lastOfTheDay);
    KnownPlayer known = players.get(player.player().id());
    if (known == null) {
      put(new KnownPlayer(player, sat, seenMinute));
      return;
    }
    boolean unused = known.see(seenMinute);
    if (sat) {
      unused = known.sit(seenMinute);
    }
  }

  /** Takes back {@link #restore} for players that the log says are forgotten. */
  public void restoreForgotten(List<String> playerIds) {
    playerIds.forEach(players::remove);
  }

  /** Returns the players as records, for a checkpoint: each is made when the stream comes to it. */
  Stream<PlayerSeen> records() {
    return players.values().stream()
        .map(
            known ->
                new PlayerSeen(
                    known.stored(),
                    known.sat(),
                    Instant.ofEpochSecond(Duration.ofMinutes(known.seen()).toSeconds())));
  }

  @Override
  public boolean add(StoredPlayer player) {
    log.checkAvailable();
    KnownPlayer known = new KnownPlayer(player, false, now());
    List<String> replaced = new ArrayList<>();
    boolean added = putWithinBound(known, replaced);
    if (!replaced.isEmpty()) {
      Runnable unused = log.forgotten(replaced);
    }
    if (added) {
      log.added(player, clock.instant());
    }
    return added;
  }

  private synchronized boolean putWithinBound(KnownPlayer known, List<String> replaced) {
    while (players.size() >= most) {
      KnownPlayer gone = replaced.size() < CHUNK ? nextUnseated(now() - SAFE_MINUTES) : null;
      if (gone == null) {
        return false;
      }
      if (players.remove(gone.id(), gone)) {
        replaced.add(gone.id());
      }
    }
    put(known);
    return true;
  }

  private synchronized void put(KnownPlayer known) {
    players.put(known.id(), known);
    (known.sat() ? seated : newcomers).put(known);
  }

  @Override
  public Optional<StoredPlayer> find(String playerId) {
    return Optional.ofNullable(players.get(playerId)).map(KnownPlayer::stored);
  }

  @Override
  public void seen(String playerId) {
    KnownPlayer known = players.get(playerId);
    if (known != null && known.see(now())) {
      note(known, known.sat());
    }
  }

  @Override
  public void sat(String playerId) {
    KnownPlayer known = players.get(playerId);
    if (known != null && known.sit(now())) {
      note(known, true);
    }
  }

  /** Notes a sign, unless the player is forgotten: the log would bring the player back. */
  private void note(KnownPlayer known, boolean sat) {
    synchronized (known) {
      if (players.get(known.id()) == known) {
        log.seen(known.stored(), sat, clock.instant());
      }
    }
  }

  @Override
  public boolean forget(String playerId) {
    log.checkAvailable();
    KnownPlayer known = players.get(playerId);
    if (known == null) {
      return false;
    }
    Runnable durable;
    synchronized (known) {
      // The wheels let go of the player when the player's time comes.
      if (!players.remove(playerId, known)) {
        return false;
      }
      durable = log.forgotten(List.of(playerId));
    }
    durable.run();
    return true;
  }

  @Override
  public void forgetExpired() {
    List<String> forgotten;
    do {
      forgotten = forgetSome();
      if (!forgotten.isEmpty()) {
        Runnable unused = log.forgotten(forgotten);
      }
    } while (forgotten.size() == CHUNK);
  }

  private synchronized List<String> forgetSome() {
    List<String> forgotten = new ArrayList<>();
    while (forgotten.size() < CHUNK) {
      KnownPlayer gone = nextExpired(now());
      if (gone == null) {
        break;
      }
      if (players.remove(gone.id(), gone)) {
        forgotten.add(gone.id());
      }
    }
    return forgotten;
  }

  private @Nullable KnownPlayer nextExpired(int now) {
    KnownPlayer gone = nextUnseated(now - minutes(KEPT_WITHOUT_SEAT));
    return gone != null ? gone : seated.takeBefore(now - minutes(KEPT));
  }

  /** Takes out the player who never had a seat and was not seen for longest. */
  private @Nullable KnownPlayer nextUnseated(int before) {
    KnownPlayer player = newcomers.takeBefore(before);
    while (player != null && player.sat()) {
      seated.put(player);
      player = newcomers.takeBefore(before);
    }
    return player;
  }

  /** Returns how many players there are. */
  public int size() {
    return players.size();
  }

  private int now() {
    return minute(clock.instant());
  }

  private static int minute(Instant instant) {
    return Math.toIntExact(instant.getEpochSecond() / 60);
  }

  private static int minutes(Duration time) {
    return Math.toIntExact(time.toMinutes());
  }
}
