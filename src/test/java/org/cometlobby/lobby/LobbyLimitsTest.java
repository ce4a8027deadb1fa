package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;

class LobbyLimitsTest {

  private final AtomicLong nanos = new AtomicLong();

  /** Forty pupils, two tabs each, all within a minute, and the children reload and chat a lot. */
  @Test
  void theDefaultsDoNotHinderASchoolClassBehindOneAddress() {
    LobbyLimits limits = limits(Map.of());
    String school = "192.0.2.1";
    for (int pupil = 0; pupil < 40; pupil++) {
      String id = "pupil" + pupil;
      limits.register(school);
      limits.openRoom(id);
      limits.change(id);
      // List and room in each of two tabs; and those of three reloads, which nobody has missed yet.
      for (int stream = 0; stream < 16; stream++) {
        limits.openStream(Optional.of(id), school);
      }
    }
    for (int second = 0; second < 60; second++) {
      for (int pupil = 0; pupil < 40; pupil++) {
        limits.change("pupil" + pupil);
        limits.say("pupil" + pupil, "K7QX2M");
      }
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    }
  }

  @Test
  void aStreamThatIsRefusedToThePlayerIsNotCountedForTheAddress() {
    LobbyLimits limits =
        limits(Map.of("LOBBY_LIMIT_STREAMS", "1", "LOBBY_LIMIT_ADDRESS_STREAMS", "2"));
    Optional<String> ann = Optional.of("ann");
    limits.openStream(ann, "a");
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> limits.openStream(ann, "a"))
          .isInstanceOfSatisfying(
              LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo("streams"));
    }
    limits.openStream(Optional.empty(), "a");
    assertThatThrownBy(() -> limits.openStream(Optional.empty(), "a"))
        .isInstanceOfSatisfying(
            LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo("address-streams"));
    limits.closeStream(ann, "a");
    limits.openStream(ann, "a");
  }

  @Test
  void liftedLimitsHoldNobodyBack() {
    LobbyLimits limits = limits(Map.of("LOBBY_LIMITS", "off"));
    for (int i = 0; i < 10_000; i++) {
      limits.register("a");
      limits.change("ann");
      limits.openRoom("ann");
      limits.say("ann", "K7QX2M");
      limits.openStream(Optional.of("ann"), "a");
    }
    assertThat(limits.<String>takePlace("ann", () -> Integer.MAX_VALUE, () -> "a place"))
        .isEqualTo("a place");
  }

  private LobbyLimits limits(Map<String, String> settings) {
    return new LobbyLimits(
        LimitSettings.read(new SettingsReader(name -> Optional.ofNullable(settings.get(name)))),
        nanos::get);
  }
}
