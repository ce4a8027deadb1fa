package org.cometlobby.broken.lobby.api;

import org.cometlobby.comet.CometStatistics;

final class ShowsFigures {
  CometStatistics figures;
}
