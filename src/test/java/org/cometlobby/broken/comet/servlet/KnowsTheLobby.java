package org.cometlobby.broken.comet.servlet;

import jakarta.ws.rs.core.Response;
import org.cometlobby.broken.lobby.Room;

public final class KnowsTheLobby {
  Room known;
  Response response;
}
