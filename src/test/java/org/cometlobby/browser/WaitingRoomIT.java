package org.cometlobby.browser;

import java.net.URL;
import org.cometlobby.it.harness.Deployments;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The pages of the packaged lobby in browsers. The tests are in the interfaces, one for each part
 * of the pages, so that all of them share one deployment.
 */
@ArquillianTest
@ExtendWith(Browsers.class)
@Tag("one-server")
class WaitingRoomIT
    implements RenderingContract,
        HomeContract,
        RoomContract,
        StartContract,
        ChatAndHostContract,
        HostileTextContract,
        NoScriptContract,
        AccessibilityContract,
        FocusContract,
        SeatsContract,
        LanguageContract {

  @ArquillianResource URL deployed;

  @Deployment(testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  /**
   * Returns the address on the loopback interface: the machine's own, which the container injects,
   * may be unreachable from itself.
   */
  @Override
  public String home() {
    return Deployments.onLoopback(deployed).toString();
  }
}
