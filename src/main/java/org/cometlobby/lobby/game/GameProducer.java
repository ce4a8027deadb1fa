package org.cometlobby.lobby.game;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.cometlobby.settings.SettingsReader;

/**
 * The producer of games and tickets from the operator's settings. Reads them at the start, so that
 * a wrong setting stops the start and does not wait for the first player.
 */
@ApplicationScoped
public class GameProducer {

  static final String KEYS_FILE = "ticket-keys.json";

  private final SettingsReader reader = SettingsReader.ofSystem();

  /** Makes the singletons, which are made when they are injected, and the first key. */
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object application,
      Games games,
      Tickets tickets) {
    tickets.keySet();
  }

  @Produces
  @Singleton
  Games games() {
    return reader.file("LOBBY_GAMES").map(GamesFile::read).orElse(Games.ANY);
  }

  @Produces
  @Singleton
  Tickets tickets(TicketKeys keys, InstantSource clock) {
    return new Tickets(keys, TicketSettings.read(reader), clock);
  }

  @Produces
  @Singleton
  TicketKeys keys(InstantSource clock) {
    return reader
        .directory("LOBBY_DATA_DIR")
        .<TicketKeys>map(directory -> new FileTicketKeys(directory.resolve(KEYS_FILE), clock))
        .orElseGet(MemoryTicketKeys::new);
  }
}
