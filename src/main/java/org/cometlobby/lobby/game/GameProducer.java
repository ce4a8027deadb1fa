package org.cometlobby.lobby.game;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.cometlobby.settings.SettingsReader;

/**
 * Reads what the operator has set of games and tickets. At the start, so that what is wrong with it
 * stops the start and does not wait for the first player.
 */
@ApplicationScoped
public class GameProducer {

  static final String KEYS_FILE = "ticket-keys.json";

  private final SettingsReader reader = SettingsReader.ofSystem();

  /** Singletons are made when they are injected; to ask for the keys has the first one made. */
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
  TicketKeys keys() {
    return reader
        .directory("LOBBY_DATA_DIR")
        .<TicketKeys>map(directory -> new FileTicketKeys(directory.resolve(KEYS_FILE)))
        .orElseGet(MemoryTicketKeys::new);
  }
}
