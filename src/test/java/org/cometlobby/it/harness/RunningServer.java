package org.cometlobby.it.harness;

import java.io.IOException;
import java.net.URI;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A server whose applications come and go while it runs. */
public interface RunningServer {

  /** The process, for the JDK's tools. */
  long pid();

  /**
   * Deploys an application.
   *
   * @return its address, with a slash at its end
   * @throws RefusedDeploymentException when the server or the application doesn't want to
   */
  URI deploy(WebArchive application) throws IOException;

  /**
   * Undeploys the application that was deployed last, if it is there; returns when that is done.
   */
  void undeploy() throws IOException;

  /** The server's log so far. */
  String log() throws IOException;

  /** The server's log says why. */
  final class RefusedDeploymentException extends IOException {
    RefusedDeploymentException(String application) {
      super(application + " was not deployed");
    }
  }
}
