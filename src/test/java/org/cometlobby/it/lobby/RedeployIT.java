package org.cometlobby.it.lobby;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.LatestDeployment;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A lobby with a data directory that is undeployed and deployed again, on every server. */
@ArquillianTest
@Timeout(600)
class RedeployIT {

  private static final String LOBBY = "durable-lobby";

  @ArquillianResource private Deployer deployer;
  private boolean deployed;

  @Deployment(name = LOBBY, managed = false, testable = false)
  static WebArchive lobby() throws IOException {
    Path artifacts = Files.createDirectories(Path.of(System.getProperty("test.artifacts")));
    Path data = Files.createTempDirectory(artifacts.toAbsolutePath(), "redeployed");
    return Deployments.lobby(
        Map.of("lobby.data.dir", data.toString(), "lobby.grace", "1h", "lobby.drain.window", "1s"));
  }

  /** Also after a failed test: a second deployment would be rejected. */
  @AfterEach
  void undeploy() {
    if (deployed) {
      deployed = false;
      deployer.undeploy(LOBBY);
    }
  }

  private void deploy() {
    deployer.deploy(LOBBY);
    deployed = true;
  }

  @Test
  void nothingIsLostByARedeployment() {
    deploy();
    Past past = new Past(LatestDeployment.address());
    past.note();
    undeploy();
    past.ended();
    deploy();
    Redeployed now = new Redeployed(past, LatestDeployment.address());
    assertAll(
        now::aRoomIsAsItWas,
        now::playersAreKnownByTheirTokensAndHaveTheirRooms,
        now::aPlayerWhoHasSignedOutStaysUnknown,
        now::theMessagesAreThere,
        now::aBannedPlayerStaysBanned,
        now::aRunningCountdownGoesOn,
        now::aStartedRoomStillGivesTickets,
        now::thePublicRoomsAreListedAndTheUnlistedRoomIsFoundByItsCode,
        now::aQuickMatchFindsARoom,
        now::aStreamGoesOnAfterItsCursorWithoutAGapAndWithoutARepetition,
        now::aStreamFromAnEarlyCursorRepeatsExactlyWhatWasSent);
  }

  private record Redeployed(Past past, URI now) implements SurvivalContract {}
}
