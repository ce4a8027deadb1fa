package org.cometlobby.it.lobby;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lobby that an operator terminates and starts again: nothing is lost, although it writes only
 * once a second.
 */
@Tag("one-server")
class TerminatedIT implements SurvivalContract {

  @TempDir private static Path directory;
  private static OwnServer server;
  private static Past past;

  @BeforeAll
  static void terminateAndStartAgain() throws IOException {
    server =
        OwnServer.start(
            "terminated",
            Map.of(
                "LOBBY_DATA_DIR",
                directory.toString(),
                "LOBBY_DURABILITY",
                "1s",
                "LOBBY_GRACE",
                "1h",
                "LOBBY_DRAIN_WINDOW",
                "1s"));
    past = new Past(server.base());
    past.note();
    server.close();
    past.ended();
    server = server.startAgain();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  public Past past() {
    return past;
  }

  @Override
  public URI now() {
    return server.base();
  }
}
