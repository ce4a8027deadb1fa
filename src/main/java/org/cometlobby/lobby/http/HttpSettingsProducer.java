package org.cometlobby.lobby.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.settings.SettingsReader;

/** The producer of what filters need: their settings, and what they share. */
@ApplicationScoped
public class HttpSettingsProducer {

  private static final Logger LOG = System.getLogger(HttpSettingsProducer.class.getName());

  private final SettingsReader reader = SettingsReader.ofSystem();

  @Produces
  @Singleton
  AllowedOrigins allowedOrigins() {
    return AllowedOrigins.read(reader);
  }

  @Produces
  @Singleton
  ProxySettings proxies() {
    return ProxySettings.read(reader);
  }

  @Produces
  @Singleton
  ContentPolicy contentPolicy() {
    return ContentPolicy.read(reader);
  }

  @Produces
  @Singleton
  TransportSecurity transportSecurity() {
    return TransportSecurity.read(reader);
  }

  @Produces
  @Singleton
  BodySettings bodies() {
    return BodySettings.read(reader);
  }

  @Produces
  @Singleton
  IncomingBodies incomingBodies(LobbyLimits limits) {
    return new IncomingBodies(limits.settings().bodies());
  }

  /**
   * Reads the settings as the application starts: a filter's failing {@code init()} stops no
   * server.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object application,
      AllowedOrigins allowed,
      BodySettings bodies,
      ContentPolicy policy,
      ProxySettings proxies,
      TransportSecurity security) {
    LOG.log(
        Level.INFO,
        "Allowed origins: {0}; frame ancestors: {1}; trusted proxies: {2};"
            + " strict transport security: {3}; a body''s time: {4}",
        allowed.origins(),
        policy.frameAncestors(),
        proxies.trustedProxies(),
        security.header().orElse("off"),
        bodies.timeout());
  }
}
