package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

  private static final Instant START = Duels.NOW;
  private static final Duration ROTATION = Duration.ofDays(30);
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final TicketSettings SETTINGS = new TicketSettings("x", LIFETIME, ROTATION);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final KeyRing first = KeyRing.EMPTY.at(START, SETTINGS);
  private final Instant due = START.plus(ROTATION);

  @Test
  void theFirstKeySignsAtOnce() {
    assertThat(first.keys()).hasSize(1);
    assertThat(first.signer(START)).isEqualTo(first.keys().get(0));
  }

  @Test
  void nothingChangesBeforeTheRotation() {
    assertThat(first.at(due.minus(MOMENT), SETTINGS)).isEqualTo(first);
  }

  @Test
  void aNewKeyIsPublishedBeforeItSigns() {
    KeyRing both = first.at(due, SETTINGS);
    ECKey old = both.keys().get(0);
    ECKey fresh = both.keys().get(1);
    assertThat(old).isEqualTo(first.keys().get(0));
    assertThat(both.published()).contains(old.getKeyID(), fresh.getKeyID());
    Instant turn = due.plus(KeyRing.AHEAD);
    assertThat(both.signer(turn.minus(MOMENT))).isEqualTo(old);
    assertThat(both.signer(turn)).isEqualTo(fresh);
    assertThat(both.at(turn, SETTINGS)).as("no third key").isEqualTo(both);
  }

  @Test
  void anOldKeyStaysUntilItsLastTicketHasExpired() {
    KeyRing both = first.at(due, SETTINGS);
    Instant lastTicketExpires = due.plus(KeyRing.AHEAD).plus(LIFETIME);
    Instant end = lastTicketExpires.plus(KeyRing.MARGIN);
    assertThat(both.at(end.minus(MOMENT), SETTINGS)).isEqualTo(both);
    assertThat(both.at(end, SETTINGS).keys()).containsExactly(both.keys().get(1));
  }

  @Test
  void afterALongPauseTheOldKeySignsUntilTheNewKeyIsKnown() {
    Instant late = START.plus(ROTATION.multipliedBy(10));
    KeyRing both = first.at(late, SETTINGS);
    assertThat(both.keys()).hasSize(2);
    assertThat(both.signer(late)).isEqualTo(first.keys().get(0));
    assertThat(both.signer(late.plus(KeyRing.AHEAD))).isEqualTo(both.keys().get(1));
  }

  @Test
  void aClockThatIsSetBackLosesNoKey() {
    Instant earlier = START.minus(Duration.ofDays(400));
    KeyRing ring = first.at(earlier, SETTINGS);
    assertThat(ring).isEqualTo(first);
    assertThat(ring.signer(earlier)).isEqualTo(first.keys().get(0));
  }

  @Test
  void aKeyWithoutATimeCountsAsMadeNow() {
    ECKey added =
        new ECKey.Builder(KeyRing.EMPTY.at(START, SETTINGS).keys().get(0)).issueTime(null).build();
    Instant later = START.plus(Duration.ofDays(1));
    KeyRing both = new KeyRing(List.of(added, first.keys().get(0))).at(later, SETTINGS);
    assertThat(both.signer(later)).isEqualTo(first.keys().get(0));
    assertThat(both.signer(later.plus(KeyRing.AHEAD)).getKeyID()).isEqualTo(added.getKeyID());
    assertThat(both.at(due, SETTINGS).keys())
        .extracting(ECKey::getKeyID)
        .contains(added.getKeyID());
  }
}
