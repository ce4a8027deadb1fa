package org.cometlobby.broken.lobby;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.cometlobby.broken.lobby.store.KnowsTheWeb;

public final class Room {
  @Inject KnowsTheWeb known;
  HttpServletRequest request;

  Instant now() {
    return Instant.now();
  }
}
