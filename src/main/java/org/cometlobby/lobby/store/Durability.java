package org.cometlobby.lobby.store;

/** The moment from which a commit counts as durable. */
enum Durability {
  /** Once the disk has it: a power failure loses nothing that was answered. */
  COMMIT,
  /**
   * At once: it is written to the file without delay, which the end of the process doesn't undo,
   * and forced to the disk each second.
   */
  SECOND
}
