package org.cometlobby.lobby.store;

import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.codec.LogRecord;

/** The durable copy of what a store keeps in memory, as a sequence of records. */
interface CommitLog extends AutoCloseable {

  /** A commit that is durable. */
  Commit DURABLE =
      new Commit() {
        @Override
        public boolean isDurable() {
          return true;
        }

        @Override
        public void await() {}

        @Override
        public void whenDurable(Runnable action) {
          action.run();
        }
      };

  /** A log that keeps nothing, for a store in memory only. */
  CommitLog NONE =
      new CommitLog() {
        @Override
        public void checkAvailable() {}

        @Override
        public Commit append(LogRecord record) {
          return DURABLE;
        }

        @Override
        public void close() {}
      };

  /**
   * Checks whether records can be written now. To be called before a change is applied in memory.
   *
   * @throws UnavailableException if they can't, or if the log is closed
   */
  void checkAvailable();

  /** Returns whether nothing can be written until a restart. */
  default boolean isDead() {
    return false;
  }

  /**
   * Appends a record after all earlier ones, and returns before it is durable. To be called after
   * the change in memory, under the lock that keeps the changes of one room in order: a checkpoint
   * may read the memory at any time, and has to find every change whose record was appended before.
   *
   * @throws UnavailableException if the log is closed
   */
  Commit append(LogRecord record);

  /** Makes all appended records durable. Idempotent. */
  @Override
  void close();

  /** A record on its way. */
  interface Commit {

    /** Returns whether the record is as durable as the operator wants it, so nobody has to wait. */
    boolean isDurable();

    /**
     * Waits until the record is durable, whether the thread is interrupted or not; an interrupted
     * thread stays interrupted. To be called without any lock.
     *
     * @throws UnavailableException if that takes too long; the record may still become durable
     */
    void await();

    /**
     * Runs an action once the record is durable: at once, or later on the thread that writes all
     * records, so the action must not block. It never runs if the record is lost.
     */
    void whenDurable(Runnable action);
  }
}
