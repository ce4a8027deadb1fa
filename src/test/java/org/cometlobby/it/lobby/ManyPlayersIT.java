package org.cometlobby.it.lobby;

import java.io.IOException;
import java.util.Map;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * Many concurrent players and long sequences of commands, on a server with a grace period so long
 * that no seat times out, however slow the machine is.
 */
@Tag("one-server")
class ManyPlayersIT implements QuickMatchContract, RoomModelContract {

  private static OwnServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        OwnServer.start(
            "many-players",
            Map.of("LOBBY_LIMITS", "off", "LOBBY_GRACE", "1h", "LOBBY_GRACE_ALONE", "1h"));
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
