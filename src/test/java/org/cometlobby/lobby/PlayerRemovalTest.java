package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** The end of a player, with an application that fails when it hears of it. */
@EnableWeld
class PlayerRemovalTest {

  @WeldSetup
  WeldInitiator weld = Lobbies.with(Map.of(), PlayerRemoval.class, FailingObserver.class);

  @ApplicationScoped
  static class FailingObserver {
    void fail(@Observes PlayerGone player) {
      throw new IllegalStateException("failing on purpose");
    }
  }

  @Test
  void aPlayerIsRemovedThoughAnObserverFails() {
    LobbyBean lobby = weld.select(LobbyBean.class).get();
    Player ann = lobby.register("Ann").player();
    String code = lobby.create(ann, NewRoom.of("go", 2)).code();

    assertThat(weld.select(PlayerRemoval.class).get().remove(ann.id())).isTrue();

    assertThat(lobby.find(code)).isEmpty();
    assertThat(weld.select(PlayerStore.class).get().find(ann.id())).isEmpty();
  }
}
