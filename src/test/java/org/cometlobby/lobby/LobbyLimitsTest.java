package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LobbyLimitsTest {

  private final AtomicLong nanos = new AtomicLong();

  /** Forty pupils, two tabs each, all within a minute, and the children reload and chat a lot. */
  @Test
  void theDefaultsDoNotHinderASchoolClassBehindOneAddress() {
    LobbyLimits limits = limits(Map.of());
    Network school = Network.of("192.0.2.1");
    for (int pupil = 0; pupil < 40; pupil++) {
      String id = "pupil" + pupil;
      limits.register(school);
      limits.openRoom(id);
      limits.change(id);
      // List and room in each of two tabs, and the streams of three reloads, whose end the server
      // has not noticed yet.
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
  void noRateRemembersThoseWhoHaveGone() {
    LobbyLimits limits = limits(Map.of());
    limits.register(new Network("2001:db8:1:2", Optional.of("2001:db8:1")));
    limits.openRoom("ann");
    limits.change("ann");
    limits.say("ann", "K7QX2M");
    assertThat(limits.size()).isEqualTo(6);
    limits.forgetFull();
    assertThat(limits.size()).as("still counting").isEqualTo(6);
    nanos.addAndGet(Duration.ofDays(1).toNanos());
    limits.forgetFull();
    assertThat(limits.size()).isZero();
  }

  @Test
  void aStreamThatIsRefusedToThePlayerIsNotCountedForTheAddress() {
    LobbyLimits limits =
        limits(Map.of("LOBBY_LIMIT_STREAMS", "1", "LOBBY_LIMIT_ADDRESS_STREAMS", "2"));
    Optional<String> ann = Optional.of("ann");
    Network network = Network.of("a");
    Runnable close = limits.openStream(ann, network);
    for (int i = 0; i < 5; i++) {
      assertExceeded("streams", () -> limits.openStream(ann, network));
    }
    limits.openStream(Optional.empty(), network);
    assertExceeded("address-streams", () -> limits.openStream(Optional.empty(), network));
    close.run();
    limits.openStream(ann, network);
  }

  @Test
  void theNetworksOfASiteHaveTenTimesTheStreamsOfOneTogether() {
    LobbyLimits limits = limits(Map.of("LOBBY_LIMIT_ADDRESS_STREAMS", "2"));
    Runnable close = () -> {};
    for (int i = 0; i < 20; i++) {
      close = limits.openStream(Optional.empty(), inSite("a", i / 2));
    }
    for (int i = 0; i < 5; i++) {
      assertExceeded(
          "address-streams", () -> limits.openStream(Optional.empty(), inSite("a", 100)));
    }
    limits.openStream(Optional.empty(), inSite("b", 100));
    limits.openStream(Optional.empty(), inSite("b", 100));
    close.run();
    limits.openStream(Optional.empty(), inSite("a", 200));
    assertExceeded("address-streams", () -> limits.openStream(Optional.empty(), inSite("a", 300)));
  }

  @Test
  void theNetworksOfASiteHaveTenTimesTheRegistrationsOfOneTogether() {
    LobbyLimits limits = limits(Map.of("LOBBY_LIMIT_REGISTRATIONS", "2/1h"));
    limits.register(inSite("a", 0));
    limits.register(inSite("a", 0));
    for (int i = 0; i < 50; i++) {
      // Not counted for the site.
      assertExceeded("registrations", () -> limits.register(inSite("a", 0)));
    }
    for (int i = 1; i < 19; i++) {
      limits.register(inSite("a", i));
    }
    assertExceeded("registrations", () -> limits.register(inSite("a", 100)));
    limits.register(inSite("b", 100));
    for (int i = 0; i < 50; i++) {
      limits.register(Network.of("192.0.2." + i));
    }
    nanos.addAndGet(Duration.ofMinutes(3).toNanos());
    limits.register(inSite("a", 200));
    assertExceeded("registrations", () -> limits.register(inSite("a", 300)));
  }

  private static Network inSite(String site, int network) {
    return new Network(site + network, Optional.of(site));
  }

  private static void assertExceeded(String limit, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo(limit));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rates")
  void eachRateIsLimitedPerKey(String limit, String setting, BiConsumer<LobbyLimits, String> deed) {
    LobbyLimits limits = limits(Map.of(setting, "2/1h"));
    deed.accept(limits, "one");
    deed.accept(limits, "one");
    assertThatThrownBy(() -> deed.accept(limits, "one"))
        .isInstanceOfSatisfying(
            LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo(limit));
    deed.accept(limits, "another");
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    deed.accept(limits, "one");
  }

  static Stream<Arguments> rates() {
    return Stream.of(
        rate("requests", "LOBBY_LIMIT_REQUESTS", LobbyLimits::change),
        rate(
            "registrations",
            "LOBBY_LIMIT_REGISTRATIONS",
            (limits, address) -> limits.register(Network.of(address))),
        rate("new-rooms", "LOBBY_LIMIT_NEW_ROOMS", LobbyLimits::openRoom),
        rate("messages", "LOBBY_LIMIT_MESSAGES", (limits, player) -> limits.say(player, "K7QX2M")),
        rate(
            "room-messages", "LOBBY_LIMIT_ROOM_MESSAGES", (limits, code) -> limits.say("p", code)));
  }

  private static Arguments rate(
      String limit, String setting, BiConsumer<LobbyLimits, String> deed) {
    return Arguments.of(limit, setting, deed);
  }

  @Test
  void aPlayerWithTheMostPlacesGetsNoFurtherPlace() {
    LobbyLimits limits = limits(Map.of("LOBBY_LIMIT_ROOMS", "2"));
    assertThat(limits.<String>takePlace("ann", () -> 1, () -> "a place")).isEqualTo("a place");
    assertThatThrownBy(
            () ->
                limits.takePlace(
                    "ann",
                    () -> 2,
                    () -> {
                      throw new AssertionError("a place too many");
                    }))
        .isInstanceOfSatisfying(
            LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo("rooms"));
  }

  @Test
  void liftedLimitsStopNoPlayer() {
    LobbyLimits limits = limits(Map.of("LOBBY_LIMITS", "off"));
    for (int i = 0; i < 10_000; i++) {
      limits.register(Network.of("a"));
      limits.change("ann");
      limits.openRoom("ann");
      limits.say("ann", "K7QX2M");
      limits.openStream(Optional.of("ann"), Network.of("a"));
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
