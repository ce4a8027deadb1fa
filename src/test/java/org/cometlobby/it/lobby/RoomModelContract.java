package org.cometlobby.it.lobby;

import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;

/** The running API compared with the state machine. */
interface RoomModelContract extends LobbyContract {

  /** The property that repeats a failure; the message of the failure has its value. */
  String SEED = "room.model.seed";

  @RepeatedTest(10)
  default void theApiMatchesTheModelForRandomCommands() {
    long seed = Long.getLong(SEED, new SecureRandom().nextLong());
    try (RoomModel model = new RoomModel(this, seed)) {
      model.applyRandomCommands(50);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("With -D" + SEED + "=" + seed + ": " + e.getMessage(), e);
    }
  }
}
