package org.cometlobby.it.harness;

import java.io.File;
import java.net.URI;
import java.net.URL;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * What the integration tests deploy: always packaged files, never classes of this build, and always
 * {@code testable = false}: the tests are clients. Each test class is a deployment, and each
 * deployment starts a server, so related tests share a class.
 */
public final class Deployments {

  private Deployments() {}

  /**
   * The WAR that was just built, byte for byte. Its name decides where it is found: {@code
   * ROOT.war} at {@code /}, {@code lobby.war} at {@code /lobby}.
   */
  public static WebArchive lobby() {
    return ShrinkWrap.create(ZipImporter.class, System.getProperty("server.archive", "lobby.war"))
        .importFrom(file("lobby.war"))
        .as(WebArchive.class);
  }

  /** A stranger's application: some classes and the library's jar, no web.xml. */
  public static WebArchive withLibrary(Class<?>... classes) {
    return withoutLibrary(classes).addAsLibrary(file("comet.jar"));
  }

  /** The same without the library. */
  public static WebArchive withoutLibrary(Class<?>... classes) {
    return ShrinkWrap.create(WebArchive.class, "stranger.war")
        .addClasses(classes)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  /**
   * A deployment's address on the loopback interface, with a slash at its end. What Arquillian
   * injects names the machine's own address.
   */
  public static URI onLoopback(URL injected) {
    String path = injected.getPath().endsWith("/") ? injected.getPath() : injected.getPath() + "/";
    return URI.create("http://127.0.0.1:" + injected.getPort() + path);
  }

  private static File file(String property) {
    String path = System.getProperty(property);
    if (path == null) {
      throw new IllegalStateException("Run me with mvn verify: it sets the property " + property);
    }
    return new File(path);
  }
}
