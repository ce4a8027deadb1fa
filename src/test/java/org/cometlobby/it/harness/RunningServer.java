package org.cometlobby.it.harness;

import java.io.IOException;
import java.net.URI;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server that deploys and undeploys applications while it runs. */
public interface RunningServer {

  /** Returns the process id, for the JDK's tools. */
  long pid();

  /**
   * Deploys an application.
   *
   * @return its address, with a slash at its end
   * @throws RefusedDeploymentException when the server or the application rejects the deployment
   */
  URI deploy(WebArchive application) throws IOException;

  /** Undeploys the application that was deployed last, if any, and waits until that is done. */
  void undeploy() throws IOException;

  /** Returns the server's log so far. */
  String log() throws IOException;

  /** A rejected deployment; the server's log has the reason. */
  final class RefusedDeploymentException extends IOException {
    RefusedDeploymentException(String application) {
      super(application + " was not deployed");
    }
  }
}
