package org.cometlobby.lobby.store;

import java.util.regex.Pattern;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.codec.LogRecord;
import org.cometlobby.lobby.codec.LogRecord.PlayerSeen;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;

/**
 * The rules that the tables have for records beyond their form. A record that breaks one is passed
 * over like a damaged line, so that it can't stop the start of all the others.
 */
final class RecordRules {

  private static final Pattern LIFE = Pattern.compile("[0-9a-z]{1,16}");

  private RecordRules() {}

  /**
   * @throws IllegalArgumentException for a record that no table takes
   */
  static void check(LogRecord record) {
    if (record instanceof RoomCommit commit) {
      check(commit);
    } else if (record instanceof PlayerSeen seen) {
      KnownPlayer unused = new KnownPlayer(seen.player(), seen.sat(), 0);
    }
  }

  private static void check(RoomCommit commit) {
    if (!LIFE.matcher(commit.life()).matches()) {
      throw new IllegalArgumentException(
          "The life of room " + commit.code() + " has other characters than 0-9 and a-z");
    }
    if (commit.entries().isEmpty()) {
      throw new IllegalArgumentException("A commit of room " + commit.code() + " has no entry");
    }
    long offset = commit.version() - commit.entries().size();
    for (Entry entry : commit.entries()) {
      if (entry.offset() != ++offset) {
        throw new IllegalArgumentException(
            "The entries of room " + commit.code() + " don't lead to version " + commit.version());
      }
    }
  }
}
