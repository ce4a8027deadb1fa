package org.cometlobby.it.harness;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Settings of one deployment on a server that tests share: an extension in the archive sets them as
 * system properties while the application is deployed, before any bean reads one.
 */
public final class OwnSettings implements Extension {

  /** The settings, as a file of properties beside this class. */
  static final String FILE = "own-settings.properties";

  private final Properties settings = new Properties();

  void set(@Observes BeforeBeanDiscovery event) throws IOException {
    try (InputStream file = OwnSettings.class.getResourceAsStream(FILE)) {
      settings.load(file);
    }
    settings.forEach((name, value) -> System.setProperty((String) name, (String) value));
  }

  void clear(@Observes BeforeShutdown event) {
    settings.keySet().forEach(name -> System.clearProperty((String) name));
  }
}
