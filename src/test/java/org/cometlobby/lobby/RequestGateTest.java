package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;

class RequestGateTest {

  private static final Network HOME = Network.of("192.0.2.1");
  private static final Network ELSEWHERE = Network.of("192.0.2.2");
  private static final Optional<String> NOBODY = Optional.empty();
  private static final Optional<String> ANN = Optional.of("ann");

  private final AtomicLong nanos = new AtomicLong();

  private RequestGate gate(Map<String, String> settings) {
    SettingsReader reader = new SettingsReader(name -> Optional.ofNullable(settings.get(name)));
    return new LobbyLimits(LimitSettings.read(reader), nanos::get).gate();
  }

  private static Network inSite(int network) {
    return new Network("2001:db8:0:" + network, Optional.of("2001:db8:0"));
  }

  private static void assertExceeded(String limit, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo(limit));
  }

  @Test
  void theRequestsOfANetworkAreLimitedByTheirWeights() {
    RequestGate gate = gate(Map.of("LOBBY_LIMIT_NETWORK_REQUESTS", "10/1m"));
    gate.pass(HOME, NOBODY, 7);
    assertExceeded("network-requests", () -> gate.pass(HOME, NOBODY, 4));
    gate.pass(HOME, NOBODY, 3);
    assertExceeded("network-requests", () -> gate.pass(HOME, NOBODY, 1));
    gate.pass(ELSEWHERE, NOBODY, 10);
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    gate.pass(HOME, NOBODY, 1);
    assertExceeded("network-requests", () -> gate.pass(HOME, NOBODY, 1));
  }

  @Test
  void aRequestThatWeighsMoreThanTheRateTakesAllOfIt() {
    RequestGate gate = gate(Map.of("LOBBY_LIMIT_NETWORK_REQUESTS", "5/1m"));
    gate.pass(HOME, NOBODY, 10);
    assertExceeded("network-requests", () -> gate.pass(HOME, NOBODY, 1));
  }

  @Test
  void aPlayerInARoomIsNotHinderedByTheNeighboursFlood() {
    RequestGate gate = gate(Map.of("LOBBY_LIMIT_NETWORK_REQUESTS", "10/1m"));
    gate.pass(HOME, NOBODY, 10);
    for (int i = 0; i < LimitSettings.PRESENT_PLAYER.events(); i++) {
      gate.pass(HOME, ANN, 1);
    }
    assertExceeded("network-requests", () -> gate.pass(HOME, ANN, 1));
    nanos.addAndGet(LimitSettings.PRESENT_PLAYER.per().toNanos());
    gate.pass(HOME, ANN, 1);
  }

  @Test
  void theNetworksOfASiteHaveTenTimesTheRequestsOfOne() {
    RequestGate gate = gate(Map.of("LOBBY_LIMIT_NETWORK_REQUESTS", "10/1h"));
    for (int i = 0; i < 10; i++) {
      gate.pass(inSite(i), NOBODY, 10);
    }
    assertExceeded("network-requests", () -> gate.pass(inSite(11), NOBODY, 1));
    gate.pass(HOME, NOBODY, 1);
  }

  @Test
  void theTriesForCodesAreLimitedPerNetwork() {
    RequestGate gate = gate(Map.of("LOBBY_LIMIT_MISSES", "2/1h"));
    gate.missed(HOME, NOBODY, "AAAAAA");
    gate.checkMisses(HOME, NOBODY);
    gate.missed(HOME, NOBODY, "AAAAAC");
    assertExceeded("misses", () -> gate.missed(HOME, NOBODY, "AAAAAD"));
    assertExceeded("misses", () -> gate.missed(HOME, NOBODY, "AAAAAD"));
    assertExceeded("misses", () -> gate.checkMisses(HOME, NOBODY));
    gate.checkMisses(ELSEWHERE, NOBODY);
    gate.missed(ELSEWHERE, NOBODY, "AAAAAD");
  }

  @Test
  void theSameCodeCountsOnce() {
    RequestGate gate = gate(Map.of("LOBBY_LIMIT_MISSES", "2/1h"));
    for (int i = 0; i < 10; i++) {
      gate.missed(HOME, NOBODY, "AAAAAA");
    }
    gate.missed(HOME, NOBODY, "AAAAAC");
    gate.missed(HOME, NOBODY, "AAAAAA");
    assertExceeded("misses", () -> gate.missed(HOME, NOBODY, "AAAAAD"));
  }

  @Test
  void aPlayerHasAFewTriesThoughANeighbourHasUsedUpThoseOfTheNetwork() {
    RequestGate gate = gate(Map.of("LOBBY_LIMIT_MISSES", "1/1h"));
    gate.missed(HOME, NOBODY, "AAAAAA");
    for (int i = 0; i < LimitSettings.PLAYERS_MISSES.events(); i++) {
      gate.checkMisses(HOME, ANN);
      gate.missed(HOME, ANN, "ROOM" + i);
    }
    assertExceeded("misses", () -> gate.checkMisses(HOME, ANN));
    assertExceeded("misses", () -> gate.missed(HOME, ANN, "AAAAAC"));
    gate.checkMisses(HOME, Optional.of("ben"));
  }

  @Test
  void liftedLimitsStopNobody() {
    Map<String, String> off = new HashMap<>();
    off.put("LOBBY_LIMITS", "off");
    RequestGate gate = gate(off);
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      assertThatCode(
              () -> {
                gate.pass(HOME, NOBODY, 1_000);
                gate.missed(HOME, NOBODY, "CODE" + number);
                gate.checkMisses(HOME, NOBODY);
              })
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theDefaultsDoNotHinderASchoolClassThatComesWithinAMinute() {
    RequestGate gate = gate(Map.of());
    // Forty pupils with two tabs: pages, registrations, joins, streams, and a hundred messages.
    for (int i = 0; i < 80; i++) {
      for (int request = 0; request < 20; request++) {
        gate.pass(HOME, NOBODY, 5);
      }
      for (int message = 0; message < 100; message++) {
        gate.pass(HOME, Optional.of("pupil" + i), 2);
      }
    }
  }

  @Test
  void aRestartBringsTheStreamsOfACrowdBehindOneAddressBack() {
    RequestGate gate = gate(Map.of());
    for (int i = 0; i < 2_000; i++) {
      gate.pass(HOME, NOBODY, 2);
      gate.pass(HOME, NOBODY, 1);
    }
  }
}
