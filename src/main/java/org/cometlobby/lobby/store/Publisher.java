package org.cometlobby.lobby.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.Journal;
import org.cometlobby.lobby.EventForm;
import org.cometlobby.lobby.StripedLock;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.RoomChange;

/**
 * The publisher of rooms' commits: each once it is durable, so that no client sees an event that a
 * crash could take back, and in the order of commits for each room.
 */
final class Publisher {

  private static final Logger LOG = System.getLogger(Publisher.class.getName());

  private final StripedLock rooms = new StripedLock();
  private final JournalBudget budget;
  private final EventForm form;
  private final Publication publication;

  Publisher(JournalBudget budget, EventForm form, Publication publication) {
    this.budget = budget;
    this.form = form;
    this.publication = publication;
  }

  /**
   * Waits until a commit is durable, and publishes it. To be called without any lock.
   *
   * @throws UnavailableException if that takes too long; the commit is published later then
   */
  void await(Cell cell, Unpublished commit) {
    try {
      commit.written.await();
    } catch (RuntimeException e) {
      later(cell, commit);
      throw e;
    }
    publish(cell);
  }

  /**
   * Publishes a commit once it is durable: at once, or later on another thread than the log's,
   * which observers must not hold up.
   */
  void later(Cell cell, Unpublished commit) {
    if (commit.written.isDurable()) {
      publish(cell);
    } else {
      commit.written.whenDurable(() -> publication.soon(() -> publish(cell)));
    }
  }

  /** Runs an action while nothing of the room is published. */
  <T> T pause(Cell cell, Supplier<T> action) {
    return rooms.call(cell.code(), action);
  }

  private void publish(Cell cell) {
    rooms.run(
        cell.code(),
        () -> {
          for (Unpublished commit = cell.takeDurable();
              commit != null;
              commit = cell.takeDurable()) {
            publish(cell, commit);
          }
        });
  }

  private void publish(Cell cell, Unpublished commit) {
    Journal journal = cell.journal();
    for (int i = 0; i < commit.changes.size(); i++) {
      RoomChange change = commit.changes.get(i);
      Entry entry = commit.entries.get(i);
      tell(cell, () -> journal.append(entry, form.snapshot(change.room())));
      tell(cell, () -> publication.change(change));
      if (change.room().phase() == Phase.CLOSED) {
        tell(cell, journal::close);
      }
    }
    if (journal.isClosed()) {
      budget.forget(cell);
    } else {
      budget.count(cell);
    }
    commit.notice.ifPresent(notice -> tell(cell, () -> publication.notice(notice)));
  }

  /** Does one step. The commit is taken out of its queue, so no failure may skip the next steps. */
  private static void tell(Cell cell, Runnable step) {
    try {
      step.run();
    } catch (Throwable t) {
      LOG.log(Level.ERROR, () -> "A change of room " + cell.code() + " is not fully published", t);
    }
  }
}
