package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The notifier without a game that has a webhook; see {@link WebhooksTest} for the others. */
class GameServersTest {

  private final WebhookFixture fixture = new WebhookFixture(Duels.NOW);

  @AfterEach
  void end() {
    fixture.close();
  }

  @SuppressWarnings("UnnecessaryAssignment") // no container injects here
  @Test
  void leftOverNoticesAreGivenUpIfNoGameHasAWebhookAnyLonger() {
    GameServers servers = new GameServers();
    servers.games = Games.ANY;
    servers.outbox = fixture.outbox();
    servers.clock = () -> Duels.NOW;
    servers.scheduler = fixture.scheduler();
    fixture.started("go", "1");

    servers.open();
    servers.start(this);
    servers.tell(fixture.started("go", "2"));
    servers.stop();

    assertThat(fixture.outbox().leftOver()).isEmpty();
    assertThat(fixture.logged())
        .containsExactly(
            "A webhook gave up the notice 1 for the game go: the game has no webhook",
            "A webhook gave up the notice 2 for the game go: the game has no webhook");
  }
}
