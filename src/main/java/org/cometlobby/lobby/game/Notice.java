package org.cometlobby.lobby.game;

import org.cometlobby.lobby.PendingNotice;

/** A notice with the webhook it goes to. */
record Notice(PendingNotice pending, Game.Webhook webhook) {

  String id() {
    return pending.id();
  }

  String body() {
    return pending.body();
  }

  @Override
  public String toString() {
    return "the notice " + id() + " to " + webhook;
  }
}
