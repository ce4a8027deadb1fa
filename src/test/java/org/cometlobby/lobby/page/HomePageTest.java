package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.cometlobby.lobby.room.NewRoom;
import org.junit.jupiter.api.Test;

class HomePageTest {

  @Test
  void aTextToSearchForIsAsLongAsATitleAtMost() {
    assertThat(HomePage.bounded("a".repeat(1_000_000))).hasSize(NewRoom.MAX_TITLE);
    assertThat(HomePage.bounded("chess")).isEqualTo("chess");
    assertThat(HomePage.bounded("")).isEmpty();
  }
}
