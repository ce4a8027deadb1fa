package org.cometlobby.it.harness;

import jakarta.enterprise.inject.spi.Extension;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Properties;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The archives that the integration tests deploy: always the packaged files, never classes of this
 * build. Deployments are {@code testable = false}, since the tests are clients. Each test class is
 * a deployment, and each deployment starts a server, so related tests share a class.
 */
public final class Deployments {

  private Deployments() {}

  /**
   * Returns the WAR that was just built, byte for byte. Its name decides its context path: {@code
   * ROOT.war} at {@code /}, {@code lobby.war} at {@code /lobby}.
   */
  public static WebArchive lobby() {
    return ShrinkWrap.create(ZipImporter.class, System.getProperty("server.archive", "lobby.war"))
        .importFrom(file("lobby.war"))
        .as(WebArchive.class);
  }

  /**
   * Returns the WAR that was just built, with settings of its own beside it.
   *
   * @param settings by their names as system properties, such as {@code lobby.grace}
   */
  public static WebArchive lobby(Map<String, String> settings) {
    StringWriter text = new StringWriter();
    Properties properties = new Properties();
    properties.putAll(settings);
    try {
      properties.store(text, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String directory = OwnSettings.class.getPackageName().replace('.', '/');
    return lobby()
        .addAsLibrary(
            ShrinkWrap.create(JavaArchive.class, "own-settings.jar")
                .addClass(OwnSettings.class)
                .addAsServiceProvider(Extension.class, OwnSettings.class)
                .addAsResource(
                    new StringAsset(text.toString()), directory + "/" + OwnSettings.FILE));
  }

  /** Returns a third-party application: some classes and the library's jar, no web.xml. */
  public static WebArchive withLibrary(Class<?>... classes) {
    return withoutLibrary(classes).addAsLibrary(file("comet.jar"));
  }

  /** Returns the same application without the library. */
  public static WebArchive withoutLibrary(Class<?>... classes) {
    return ShrinkWrap.create(WebArchive.class, "stranger.war")
        .addClasses(classes)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
  }

  /**
   * Returns a deployment's address on the loopback interface, with a slash at its end. The URL that
   * Arquillian injects has the machine's own address.
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
