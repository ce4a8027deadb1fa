package org.cometlobby.lobby.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.codec.LogRecord.KnownCommit;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;

/** A commit that compares by its content: entries compare by identity. */
public record PlainLine(
    String code,
    String life,
    long version,
    Map<String, String> set,
    Set<String> gone,
    List<String> entries,
    Optional<PendingNotice> notice,
    Optional<KnownCommit> known) {

  /** Returns the line, or something equal for equal lines. */
  public static Object of(Line line) {
    return line instanceof RoomCommit commit
        ? new PlainLine(
            commit.code(),
            commit.life(),
            commit.version(),
            commit.set(),
            commit.gone(),
            texts(commit.entries()),
            commit.notice(),
            commit.known())
        : line;
  }

  public static List<String> texts(List<Entry> entries) {
    return entries.stream()
        .map(e -> e.offset() + "-" + e.mark() + " " + e.event() + " " + e.part().text())
        .toList();
  }
}
