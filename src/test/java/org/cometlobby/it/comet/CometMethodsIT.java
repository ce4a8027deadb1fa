package org.cometlobby.it.comet;

import java.net.URL;
import org.cometlobby.it.comet.stranger.Witness;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.StreamClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Timeout;

/**
 * {@code @Comet} in a third-party application: a WAR with the library's jar and without
 * configuration. The tests are in the interfaces, so that all of them share one deployment.
 */
@ArquillianTest
@Timeout(120)
class CometMethodsIT
    implements CometForms, CometFramings, CometRequests, CometFailures, CometTopics, CometClients {

  @ArquillianResource private URL injected;

  @Deployment(testable = false)
  static WebArchive stranger() {
    return Deployments.withLibrary().addPackage(Witness.class.getPackage());
  }

  @Override
  public StreamClient client() {
    return new StreamClient(Deployments.onLoopback(injected));
  }
}
