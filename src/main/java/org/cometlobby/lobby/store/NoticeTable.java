package org.cometlobby.lobby.store;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cometlobby.lobby.Outbox;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.codec.LogRecord;

/** The notices that are not yet delivered, in memory; in the log each came with its commit. */
final class NoticeTable implements Outbox {

  private final Map<String, PendingNotice> pending = new ConcurrentHashMap<>();
  private final List<PendingNotice> leftOver;
  private final CommitLog log;

  /**
   * @param leftOver the notices that an earlier process left
   */
  NoticeTable(List<PendingNotice> leftOver, CommitLog log) {
    this.leftOver = leftOver.stream().sorted(Comparator.comparing(PendingNotice::at)).toList();
    this.log = log;
    leftOver.forEach(this::add);
  }

  /** Adds the notice of a commit. */
  void add(PendingNotice notice) {
    pending.put(notice.id(), notice);
  }

  @Override
  public List<PendingNotice> leftOver() {
    return leftOver;
  }

  @Override
  public void remove(String id) {
    if (pending.remove(id) != null) {
      CommitLog.Commit unused = log.append(new LogRecord.NoticeDone(id));
    }
  }

  /** Returns the pending notices. */
  Stream<PendingNotice> all() {
    return pending.values().stream();
  }
}
