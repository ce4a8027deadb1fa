package org.cometlobby.comet.engine;

/** A way to read a journal. */
public enum View {
  /** All entries, in order. */
  EVENTS,
  /** The newest state only; a slow reader skips to it. */
  STATE
}
