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

/** A lobby whose process is killed and started again with its data directory. */
@Tag("fails-on-glassfish")
class DurableIT implements SurvivalContract {

  @TempDir private static Path directory;
  private static OwnServer server;
  private static Past past;

  @BeforeAll
  static void killAndStartAgain() throws IOException {
    server =
        OwnServer.startOfRun(
            "durable", Map.of("LOBBY_DATA_DIR", directory.toString(), "LOBBY_GRACE", "1h"));
    past = new Past(server.base());
    past.note();
    server.kill();
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
