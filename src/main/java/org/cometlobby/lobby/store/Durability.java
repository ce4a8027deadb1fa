package org.cometlobby.lobby.store;

/** The moment from which a commit counts as durable. */
enum Durability {
  /** Once the disk has it: a power failure loses nothing that was answered. */
  COMMIT,
  /**
   * At once: it is written to the file without delay and forced to the disk each second. A process
   * that is killed may lose the last moment, a power failure the last second.
   */
  SECOND
}
