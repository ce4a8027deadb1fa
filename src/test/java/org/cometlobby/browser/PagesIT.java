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
 * The pages on a server other than Payara Micro: whatever its JSP compiler, its expression language
 * and its reading of forms could break. {@link WaitingRoomIT} has this and all the rest, which is
 * the same whatever the server.
 */
@ArquillianTest
@ExtendWith(Browsers.class)
@Tag("other-server")
class PagesIT implements RenderingContract, HostileTextContract {

  @ArquillianResource URL deployed;

  @Deployment(testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  @Override
  public String home() {
    return Deployments.onLoopback(deployed).toString();
  }
}
