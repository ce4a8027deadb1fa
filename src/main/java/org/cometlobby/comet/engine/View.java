package org.cometlobby.comet.engine;

/** How a subscriber reads a journal. */
public enum View {
  /** Every entry, in order, none lost. */
  EVENTS,
  /** The newest state; whoever is slow skips what came in between. */
  STATE
}
