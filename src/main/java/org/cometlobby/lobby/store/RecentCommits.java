package org.cometlobby.lobby.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.lobby.CommitId;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;

/**
 * The commits that their clients may repeat, for a minute: a client whose answer did not arrive
 * asks again, also after a crash, and nothing happens twice.
 */
final class RecentCommits {

  /** The time for which an id names one change. */
  static final Duration KEPT = Duration.ofMinutes(1);

  /** The most commits kept, some 20 MB; beyond it the oldest are forgotten early. */
  private static final int MOST = 100_000;

  private final Map<String, KnownCommit> oldestFirst = new LinkedHashMap<>();

  /** Adds a commit that is not older than any other. */
  synchronized void add(KnownCommit commit) {
    oldestFirst.remove(commit.id());
    oldestFirst.put(commit.id(), commit);
    forget(commit.at());
  }

  /** Returns the commit with an id. */
  synchronized Optional<KnownCommit> find(CommitId id, Instant now) {
    forget(now);
    return Optional.ofNullable(oldestFirst.get(id.text()));
  }

  /** Returns all commits, oldest first. */
  synchronized List<KnownCommit> all() {
    return List.copyOf(oldestFirst.values());
  }

  /** Forgets the commits that are too old. */
  synchronized void forget(Instant now) {
    Instant before = now.minus(KEPT);
    Iterator<KnownCommit> commits = oldestFirst.values().iterator();
    while (commits.hasNext()
        && (commits.next().at().isBefore(before) || oldestFirst.size() > MOST)) {
      commits.remove();
    }
  }
}
