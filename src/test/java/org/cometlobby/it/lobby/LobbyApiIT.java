package org.cometlobby.it.lobby;

import java.net.URL;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.LobbyClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The lobby's API on the packaged WAR, over HTTP. The tests are in the interfaces, one for each
 * part of the contract, so that all of them share one deployment.
 */
@ArquillianTest
class LobbyApiIT
    implements PlayersContract,
        SignOutContract,
        RoomsContract,
        SeatsContract,
        PresenceContract,
        TicketContract,
        StreamTicketContract,
        RoomStreamContract,
        RoomListStreamContract,
        CometWaitContract,
        PagesContract,
        ProblemsContract,
        OperatorsContract,
        ReadyContract,
        HostContract,
        MembersContract,
        BoundsContract,
        IdempotencyContract,
        ForeignPagesContract,
        HostileRequestsContract,
        SlowBodiesContract {

  @ArquillianResource private URL injected;

  @Deployment(testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  @Override
  public LobbyClient stranger() {
    return LobbyClient.stranger(Deployments.onLoopback(injected));
  }
}
