package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import org.junit.jupiter.api.Test;

class PlayerTest {

  @Test
  void twoPlayersOfOneNameAreTwoPrincipals() {
    Principal one = new Player("0123456789abcdef", "Ann");
    Principal other = new Player("fedcba9876543210", "Ann");
    assertThat(one.getName()).isEqualTo("0123456789abcdef").isNotEqualTo(other.getName());
  }
}
