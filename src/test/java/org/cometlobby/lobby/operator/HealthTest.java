package org.cometlobby.lobby.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.cometlobby.comet.CometHealth;
import org.cometlobby.lobby.RoomStore;
import org.cometlobby.lobby.http.Problem;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final CometHealth WELL = new CometHealth(Duration.ofSeconds(1), false);
  private static final CometHealth DEAD = new CometHealth(Duration.ofSeconds(31), false);
  private static final CometHealth DRAINING = new CometHealth(Duration.ofSeconds(31), true);

  private static Health health(CometHealth comet, boolean storeWorks) {
    return health(comet, storeWorks, false);
  }

  @SuppressWarnings("UnnecessaryAssignment") // CDI isn't here, and a proxied bean takes fields only
  private static Health health(CometHealth comet, boolean storeWorks, boolean storeIsDead) {
    Health health = new Health();
    health.comet = () -> comet;
    health.rooms =
        (RoomStore)
            Proxy.newProxyInstance(
                HealthTest.class.getClassLoader(),
                new Class<?>[] {RoomStore.class},
                (proxy, method, arguments) -> {
                  if (storeWorks) {
                    return method.getName().equals("isDead") ? storeIsDead : Optional.empty();
                  }
                  throw new IllegalStateException("broken on purpose");
                });
    return health;
  }

  private static Optional<String> reason(Optional<Problem> problem) {
    problem.ifPresent(p -> assertThat(p.status()).isEqualTo(503));
    return problem.map(Problem::reason);
  }

  @Test
  void aLobbyThatPushesIsAliveAndReady() {
    assertThat(health(WELL, true).whyNotAlive()).isEmpty();
    assertThat(health(WELL, true).whyNotReady()).isEmpty();
  }

  @Test
  void aLobbyThatNoLongerPushesIsNeitherAliveNorReady() {
    assertThat(reason(health(DEAD, true).whyNotAlive())).contains("not-pushing");
    assertThat(reason(health(DEAD, true).whyNotReady())).contains("not-pushing");
  }

  @Test
  void aLobbyThatDrainsIsAliveAndNotReady() {
    assertThat(health(DRAINING, true).whyNotAlive()).isEmpty();
    assertThat(reason(health(DRAINING, true).whyNotReady())).contains("draining");
  }

  @Test
  void aLobbyWhoseStoreCommitsNothingUntilARestartIsNotReady() {
    assertThat(reason(health(WELL, true, true).whyNotReady())).contains("no-store");
  }

  @Test
  void aLobbyWhoseStoreFailsIsAliveAndNotReady() {
    assertThat(health(WELL, false).whyNotAlive()).isEmpty();
    assertThat(reason(health(WELL, false).whyNotReady())).contains("no-store");
  }
}
