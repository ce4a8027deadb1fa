package org.cometlobby.broken.lobby.room;

final class KnowsAThread {
  Thread known;
}
