package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

  @Test
  void noOriginIsAllowedByDefault() {
    assertThat(read("").isEmpty()).isTrue();
    assertThat(read("").allow("https://games.example")).isFalse();
  }

  @Test
  void onlyTheListedOriginsAreAllowed() {
    AllowedOrigins allowed = read("https://games.example, http://127.0.0.1:9000");
    assertThat(allowed.allow("https://games.example")).isTrue();
    assertThat(allowed.allow("http://127.0.0.1:9000")).isTrue();
    assertThat(allowed.allow("http://games.example")).isFalse();
    assertThat(allowed.allow("https://games.example.evil.test")).isFalse();
    assertThat(allowed.allow("https://games.example:8443")).isFalse();
    assertThat(allowed.allow("null")).isFalse();
    assertThat(allowed.allow(null)).isFalse();
  }

  @Test
  void anOriginIsNormalizedAsBrowsersWriteIt() {
    AllowedOrigins allowed = read("HTTPS://Games.Example:443,http://[::1]:80");
    assertThat(allowed.allow("https://games.example")).isTrue();
    assertThat(allowed.allow("http://[::1]")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "games.example",
        "https://games.example/",
        "https://games.example/play",
        "https://*.games.example",
        "https://me@games.example",
        "ftp://games.example",
        "https://",
        "https://games.example?",
        "https://ok.example,nonsense",
        "https://games.example https://other.example"
      })
  void anInvalidOriginStopsTheStartAndNamesTheSetting(String value) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LOBBY_ALLOWED_ORIGINS")
        .hasMessageContaining(value);
  }

  private static AllowedOrigins read(String value) {
    return AllowedOrigins.read(
        new SettingsReader(
            name -> Optional.ofNullable(Map.of("LOBBY_ALLOWED_ORIGINS", value).get(name))));
  }
}
