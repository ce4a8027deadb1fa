package org.cometlobby.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

  @ParameterizedTest
  @CsvSource({"1/1ms, 1, PT0.001S", "30/3s, 30, PT3S", "100/5m, 100, PT5M", "7/24h, 7, PT24H"})
  void aRateIsACountInATime(String text, int events, Duration per) {
    assertThat(Rate.parse(text)).contains(new Rate(events, per));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1/",
        "/1s",
        "0/1s",
        "1/0s",
        "-1/1s",
        "1/1",
        "1/s",
        "1/1d",
        "1 / 1s",
        "1.5/1s",
        "1000000000/1s",
        "1/1000000s",
        "off",
        "1/1s/1s"
      })
  void anyOtherTextIsNoRate(String text) {
    assertThat(Rate.parse(text)).isEmpty();
  }

  @Test
  void aRateIsAboveZero() {
    assertThatThrownBy(() -> new Rate(0, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rate(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRateIsReadableInAProblem() {
    assertThat(new Rate(30, Duration.ofSeconds(3))).hasToString("30 in 3 s");
    assertThat(new Rate(1, Duration.ofMillis(1_500))).hasToString("1 in 1500 ms");
  }
}
