package org.cometlobby.lobby;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The answers to the players' latest changes by commit id, so that a repeated change happens once.
 * An answer is kept for a minute. Each node of the lobby keeps its own.
 *
 * <p>Memory is bounded, and a player who fills it pays: beyond a bound for each player, its own
 * oldest answers go. Once all answers together reach their bound, they go from players who hold
 * more than an equal part, and only then the oldest of all.
 */
public final class IdempotencyCache {

  /** The time for which an answer is kept. */
  static final Duration KEPT = Duration.ofMinutes(1);

  /** The longest body kept, in characters. */
  static final int MAX_BODY = 64 * 1_024;

  /** The part of all bytes that one player's answers may take. */
  private static final int PLAYER_PART = 32;

  /** The most threads that wait for the first of equal requests of one player. */
  private static final int MAX_WAITING = 8;

  /** A change under way, or its answer. */
  public static final class Change {
    private final CommitId id;
    private final String playerId;
    private final String request;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private Optional<CachedAnswer> answer = Optional.empty();
    private Instant touched;

    private Change(CommitId id, String playerId, String request, Instant touched) {
      this.id = id;
      this.playerId = playerId;
      this.request = request;
      this.touched = touched;
    }

    private long bytes() {
      return answer.map(CachedAnswer::bytes).orElse((long) CachedAnswer.OVERHEAD);
    }
  }

  /** The result of {@link #claim}. */
  public sealed interface Claim {

    /** The change is the caller's to make, and to {@link #finish} or {@link #abandon}. */
    record Granted(Change change) implements Claim {}

    /** The change has happened. */
    record Done(CachedAnswer answer) implements Claim {}

    /** The change has not been answered yet. */
    record UnderWay(Change change) implements Claim {}

    /** The id belongs to another request. */
    record Mismatch() implements Claim {}
  }

  /** The changes of one player, oldest first. */
  private static final class Held {
    private final Map<CommitId, Change> changes = new LinkedHashMap<>();
    private long bytes;
    private int waiting;
  }

  /** All changes in the order of their time. */
  private final Map<CommitId, Change> changes = new LinkedHashMap<>();

  private final Map<String, Held> players = new HashMap<>();
  private final InstantSource clock;
  private final long most;
  private long bytes;

  /**
   * @param most the bytes that all answers may take
   */
  IdempotencyCache(InstantSource clock, long most) {
    this.clock = clock;
    this.most = most;
  }

  /**
   * Claims a change for the caller, unless an equal request was earlier. Waits for that one, but
   * only in a few threads for each player.
   *
   * @param request the same for equal requests
   */
  public Claim claim(CommitId id, String playerId, String request, Duration patience) {
    Claim claim = claim(id, playerId, request);
    return claim instanceof Claim.UnderWay first && await(first.change(), patience)
        ? claim(id, playerId, request)
        : claim;
  }

  private synchronized Claim claim(CommitId id, String playerId, String request) {
    expire();
    Change known = changes.get(id);
    if (known == null) {
      Change change = new Change(id, playerId, request, clock.instant());
      add(change);
      return new Claim.Granted(change);
    }
    if (!known.request.equals(request)) {
      return new Claim.Mismatch();
    }
    return known.answer.<Claim>map(Claim.Done::new).orElseGet(() -> new Claim.UnderWay(known));
  }

  /** Keeps the answer to a change. */
  public synchronized void finish(Change change, CachedAnswer answer) {
    // A change that took more than a minute has expired.
    if (changes.get(change.id) == change) {
      remove(change);
      boolean fits = answer.bytes() <= most / PLAYER_PART && answer.bodyLength() <= MAX_BODY;
      change.answer = Optional.of(fits ? answer : answer.withoutBody());
      change.touched = clock.instant();
      forgetOldest(change.playerId, most / PLAYER_PART - change.bytes());
      add(change);
    }
    change.over.complete(null);
  }

  /** Forgets a change, which a repeated request makes again. */
  public synchronized void abandon(Change change) {
    if (changes.get(change.id) == change) {
      remove(change);
    }
    change.over.complete(null);
  }

  /** Forgets what is older than a minute. */
  public synchronized void expire() {
    Instant oldest = clock.instant().minus(KEPT);
    while (!changes.isEmpty()) {
      Change change = changes.values().iterator().next();
      if (change.touched.isAfter(oldest)) {
        return;
      }
      abandon(change);
    }
  }

  /** Returns the bytes that all answers take, approximately. */
  synchronized long bytes() {
    return bytes;
  }

  private void add(Change change) {
    changes.put(change.id, change);
    Held held = players.computeIfAbsent(change.playerId, id -> new Held());
    held.changes.put(change.id, change);
    held.bytes += change.bytes();
    bytes += change.bytes();
    if (bytes > most) {
      makeRoom();
    }
  }

  /** Frees a quarter of the bytes, so that this is seldom needed. */
  private void makeRoom() {
    long wanted = most - most / 4;
    long part = Math.max(wanted / players.size(), CachedAnswer.OVERHEAD);
    List.copyOf(players.keySet()).forEach(playerId -> forgetOldest(playerId, part));
    for (Change change : List.copyOf(changes.values())) {
      if (bytes <= wanted) {
        return;
      }
      forget(change);
    }
  }

  private void remove(Change change) {
    changes.remove(change.id);
    bytes -= change.bytes();
    Held held = players.get(change.playerId);
    if (held != null) {
      held.changes.remove(change.id);
      held.bytes -= change.bytes();
      drop(change.playerId, held);
    }
  }

  private void drop(String playerId, Held held) {
    if (held.changes.isEmpty() && held.waiting == 0) {
      players.remove(playerId);
    }
  }

  /** Forgets the player's oldest answers down to a number of bytes. */
  private void forgetOldest(String playerId, long wanted) {
    Held held = players.get(playerId);
    if (held == null || held.bytes <= wanted) {
      return;
    }
    for (Change change : List.copyOf(held.changes.values())) {
      if (held.bytes <= wanted) {
        return;
      }
      forget(change);
    }
  }

  /** Forgets a change that has its answer; that of another one is still to come. */
  private void forget(Change change) {
    if (change.answer.isPresent()) {
      remove(change);
    }
  }

  /** Returns whether the change has ended within the time. */
  private boolean await(Change change, Duration patience) {
    if (!mayWait(change.playerId)) {
      return false;
    }
    try {
      change.over.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      hasWaited(change.playerId);
    }
  }

  private synchronized boolean mayWait(String playerId) {
    Held held = players.computeIfAbsent(playerId, id -> new Held());
    if (held.waiting >= MAX_WAITING) {
      return false;
    }
    held.waiting++;
    return true;
  }

  private synchronized void hasWaited(String playerId) {
    Held held = players.get(playerId);
    if (held != null) {
      held.waiting--;
      drop(playerId, held);
    }
  }
}
