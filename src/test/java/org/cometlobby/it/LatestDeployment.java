package org.cometlobby.it;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * The address of what was deployed last. Arquillian injects addresses before a test begins, which
 * is too early for a test that deploys by itself: on some servers each deployment has another port.
 */
public final class LatestDeployment implements LoadableExtension {

  private static volatile URI address = URI.create("http://127.0.0.1/");

  /** On the loopback interface, with a slash at its end. */
  static URI address() {
    return address;
  }

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Observer.class);
  }

  /** Called by Arquillian. */
  public static final class Observer {

    void deployed(@Observes ProtocolMetaData metaData) throws URISyntaxException {
      for (HTTPContext context : metaData.getContexts(HTTPContext.class)) {
        List<Servlet> servlets = context.getServlets();
        String root = servlets.isEmpty() ? "/" : servlets.get(0).getBaseURI().getPath();
        address =
            URI.create(
                "http://127.0.0.1:" + context.getPort() + (root.endsWith("/") ? root : root + "/"));
      }
    }
  }
}
