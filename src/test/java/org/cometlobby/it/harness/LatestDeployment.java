package org.cometlobby.it.harness;

import java.net.URI;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * The address of the latest deployment. Arquillian injects addresses before a test begins, which is
 * too early for a test that deploys by itself: on some servers each deployment has another port.
 */
public final class LatestDeployment implements LoadableExtension {

  private static volatile URI address = URI.create("http://127.0.0.1/");

  /** Returns the address on the loopback interface, with a slash at its end. */
  public static URI address() {
    return address;
  }

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Observer.class);
  }

  /** The observer that Arquillian calls. */
  public static final class Observer {

    void deployed(@Observes ProtocolMetaData metaData) {
      for (HTTPContext context : metaData.getContexts(HTTPContext.class)) {
        // Not getBaseURI(): the machine's own name may contain characters that a URI can't have.
        String root =
            context.getServlets().stream()
                .findFirst()
                .map(Servlet::getContextRoot)
                .map(name -> name.replaceAll("^/|/$", ""))
                .orElse("");
        address =
            URI.create(
                "http://127.0.0.1:" + context.getPort() + "/" + (root.isEmpty() ? "" : root + "/"));
      }
    }
  }
}
