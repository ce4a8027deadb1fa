package org.cometlobby.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URL;
import org.cometlobby.it.harness.Deployments;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The pages of the packaged lobby, as its visitors see them. What they have to do stands in the
 * interfaces, one for each part, which so share one deployment.
 */
@ArquillianTest
@ExtendWith(Browsers.class)
@Tag("one-server")
class WaitingRoomIT
    implements HomeContract,
        RoomContract,
        StartContract,
        ChatAndHostContract,
        HostileTextContract,
        NoScriptContract,
        AccessibilityContract,
        LanguageContract {

  @ArquillianResource URL deployed;

  @Deployment(testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  @BeforeAll
  static void patience() {
    // A machine that is busy with other builds takes its time.
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  /** The container names the machine's own address, which need not be reachable from itself. */
  @Override
  public String home() {
    return Deployments.onLoopback(deployed).toString();
  }
}
