package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cometlobby.lobby.ClockProducer;
import org.cometlobby.lobby.GameCatalog;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The beans as a container starts them, with an operator's settings. */
class GameProducerTest {

  @TempDir private Path directory;

  @AfterEach
  void forget() {
    System.getProperties().keySet().removeIf(key -> key.toString().startsWith("lobby."));
  }

  @Test
  void withoutSettingsThereAreTicketsAndEveryGameIsAllowed() {
    try (WeldContainer container = start()) {
      container.select(GameCatalog.class).get().check("anything", 1, 1_000);
      assertThat(container.select(Tickets.class).get().keySet()).contains("\"kid\"");
    }
  }

  @Test
  void theKeysAreInTheDataDirectoryFromTheStart() {
    System.setProperty("lobby.data.dir", directory.resolve("data").toString());
    String first;
    try (WeldContainer container = start()) {
      assertThat(directory.resolve("data/ticket-keys.json")).isRegularFile();
      first = container.select(Tickets.class).get().keySet();
    }
    try (WeldContainer container = start()) {
      assertThat(container.select(Tickets.class).get().keySet()).isEqualTo(first);
    }
  }

  @Test
  void theListOfGamesIsRead() throws IOException {
    Path file = Files.writeString(directory.resolve("g.json"), "{\"games\":[{\"name\":\"go\"}]}");
    System.setProperty("lobby.games", file.toString());
    try (WeldContainer container = start()) {
      assertThat(container.select(Games.class).get().find("go")).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lobby.games,/does/not/exist,LOBBY_GAMES",
    "lobby.games,pom.xml,LOBBY_GAMES",
    "lobby.data.dir,pom.xml,LOBBY_DATA_DIR",
    "lobby.ticket.lifetime,2d,LOBBY_TICKET_LIFETIME",
    "lobby.ticket.key.rotation,59m,LOBBY_TICKET_KEY_ROTATION"
  })
  void aWrongSettingStopsTheStartAndIsNamed(String property, String value, String setting) {
    System.setProperty(property, value);
    Weld weld = weld();
    try {
      assertThat(catchThrowable(weld::initialize))
          .hasMessageContaining(setting)
          .hasMessageContaining(value);
    } finally {
      weld.shutdown();
    }
  }

  private static WeldContainer start() {
    return weld().initialize();
  }

  private static Weld weld() {
    return new Weld().disableDiscovery().beanClasses(GameProducer.class, ClockProducer.class);
  }
}
