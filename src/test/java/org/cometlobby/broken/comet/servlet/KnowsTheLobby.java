package org.cometlobby.broken.comet.servlet;

import jakarta.ws.rs.core.Response;
import org.cometlobby.broken.lobby.KnowsTheApi;

public final class KnowsTheLobby {
  KnowsTheApi known;
  Response response;
}
