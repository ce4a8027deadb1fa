package org.cometlobby.it;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Many players at once, and many commands one after the other, on a server that takes a seat from
 * nobody for having no stream, however slow this machine is.
 */
class ManyPlayersIT implements QuickMatchContract, RoomModelContract {

  private static TunedServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TunedServer.start("many-players", List.of("lobby.limits=off", "lobby.grace=1h"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  public LobbyClient stranger() {
    return LobbyClient.stranger(server.base());
  }
}
