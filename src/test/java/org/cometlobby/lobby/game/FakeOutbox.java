package org.cometlobby.lobby.game;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cometlobby.lobby.Outbox;
import org.cometlobby.lobby.PendingNotice;

/** An outbox in memory, which outlives the senders of a test. */
final class FakeOutbox implements Outbox {

  private final Map<String, PendingNotice> notices =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private volatile boolean broken;

  /** Keeps a notice, as its commit does. */
  PendingNotice add(PendingNotice notice) {
    notices.put(notice.id(), notice);
    return notice;
  }

  /** Makes every removal fail from now on. */
  void breakDown() {
    broken = true;
  }

  @Override
  public List<PendingNotice> leftOver() {
    synchronized (notices) {
      return new ArrayList<>(notices.values());
    }
  }

  @Override
  public void remove(String id) {
    if (broken) {
      throw new IllegalStateException("broken on purpose");
    }
    notices.remove(id);
  }
}
