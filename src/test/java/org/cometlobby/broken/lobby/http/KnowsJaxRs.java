package org.cometlobby.broken.lobby.http;

import jakarta.ws.rs.core.Response;
import org.cometlobby.broken.lobby.api.KnowsTheStore;

public final class KnowsJaxRs {
  Response known;
  KnowsTheStore cycle;
}
