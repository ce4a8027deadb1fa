package org.cometlobby.lobby.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.cometlobby.settings.SettingsReader;

/**
 * The start of the application. Reads the operator's settings, so that a wrong one stops the start
 * and not the first request that needs it.
 */
@ApplicationScoped
public class Startup {

  private static final System.Logger LOG = System.getLogger(Startup.class.getName());

  // Maven puts it into every WAR.
  private static final String POM = "/META-INF/maven/org.cometlobby/comet-lobby/pom.properties";

  private Instant startedAt = Instant.EPOCH;
  private String version = "unknown";

  @Inject InstantSource clock;

  @Produces
  @Singleton
  OperatorSettings settings() {
    return OperatorSettings.read(SettingsReader.ofSystem());
  }

  /**
   * Notes when the application started, and its version.
   *
   * @param application a {@link ServletContext}, in a WAR
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object application,
      OperatorSettings operator) {
    startedAt = clock.instant();
    if (application instanceof ServletContext context) {
      version = versionOf(context);
    }
    LOG.log(
        Level.INFO,
        "Comet Lobby {0} starts; operators'' endpoints: {1}",
        version,
        operator.token().isPresent() ? "open to the token" : "closed");
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    LOG.log(Level.INFO, "Comet Lobby {0} stops", version);
  }

  private static String versionOf(ServletContext context) {
    Properties pom = new Properties();
    try (InputStream in = context.getResourceAsStream(POM)) {
      if (in != null) {
        pom.load(in);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Can't tell the lobby's own version", e);
    }
    return pom.getProperty("version", "unknown");
  }

  /** Returns the version of Comet Lobby, as Maven counts. */
  public String version() {
    return version;
  }

  /** Returns the instant of the start. */
  public Instant startedAt() {
    return startedAt;
  }
}
