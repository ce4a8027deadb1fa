package org.cometlobby.broken.lobby;

import jakarta.servlet.http.HttpServletRequest;
import org.cometlobby.broken.lobby.api.KnowsTheStore;

public final class KnowsTheApi {
  KnowsTheStore known;
  HttpServletRequest request;
}
