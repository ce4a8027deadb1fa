package org.cometlobby.comet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static Settings read(Map<String, String> values) {
    return Settings.read(new SettingsReader(name -> Optional.ofNullable(values.get(name))));
  }

  @Test
  void theDefaultsAreAsDocumented() {
    assertThat(read(Map.of()))
        .isEqualTo(
            new Settings(
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                256,
                Duration.ofSeconds(10),
                256,
                1_000));
  }

  @Test
  void everySettingIsRead() {
    assertThat(
            read(
                Map.of(
                    "LOBBY_HEARTBEAT", "5s",
                    "LOBBY_STALL_TIMEOUT", "2m",
                    "LOBBY_STREAM_QUEUE", "17",
                    "LOBBY_DRAIN_WINDOW", "1500ms",
                    "LOBBY_BLOCKING_METHODS", "9999999",
                    "LOBBY_BLOCKING_WRITERS", "50")))
        .isEqualTo(
            new Settings(
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                17,
                Duration.ofMillis(1_500),
                9_999_999,
                50));
  }

  @ParameterizedTest
  @CsvSource({"1ms,10", "40ms,10", "200ms,50", "15s,1000", "20s,1000"})
  void theEngineTicksFourTimesAHeartbeatWithinBounds(String heartbeat, int millis) {
    assertThat(read(Map.of("LOBBY_HEARTBEAT", heartbeat)).tick())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"1ms,PT0.001S", "15s,PT15S", "2m,PT2M", "3h,PT3H", "PT1M30S,PT1M30S"})
  void aTimeIsWrittenWithItsUnitOrAsIsoDoes(String text, Duration time) {
    assertThat(read(Map.of("LOBBY_STALL_TIMEOUT", text)).stall()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20001ms", "45s", "2m"})
  void aHeartbeatIsSoonEnoughForTheClientsPatience(String text) {
    assertThat(read(Map.of("LOBBY_HEARTBEAT", "20s")).heartbeat()).hasSeconds(20);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of("LOBBY_HEARTBEAT", text)))
        .withMessage(
            "The setting LOBBY_HEARTBEAT takes a time from 1ms to 20s, not \"" + text + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "LOBBY_HEARTBEAT,15",
    "LOBBY_HEARTBEAT,0s",
    "LOBBY_HEARTBEAT,-5s",
    "LOBBY_HEARTBEAT,soon",
    "LOBBY_HEARTBEAT,15 s",
    "LOBBY_HEARTBEAT,15S",
    "LOBBY_HEARTBEAT,1.5s",
    "LOBBY_HEARTBEAT,PT-1S",
    "LOBBY_HEARTBEAT,9999999999h",
    "LOBBY_STALL_TIMEOUT,x",
    "LOBBY_DRAIN_WINDOW,0ms",
    "LOBBY_STREAM_QUEUE,0",
    "LOBBY_STREAM_QUEUE,-1",
    "LOBBY_STREAM_QUEUE,1e3",
    "LOBBY_STREAM_QUEUE,12345678",
    "LOBBY_STREAM_QUEUE,7.0",
    "LOBBY_BLOCKING_METHODS,many",
    "LOBBY_BLOCKING_WRITERS,1"
  })
  void aWrongValueIsNamedWithItsSetting(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(name, value)))
        .withMessageStartingWith("The setting " + name + " takes ")
        .withMessageEndingWith(", not \"" + value + "\"");
  }
}
