package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
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
        "capacitor://localhost",
        "ionic://localhost",
        "tauri://localhost",
        "app://obsidian.md",
        "moz-extension://6f3a-11",
        "file://",
        "null"
      })
  void anAppsOriginIsAllowedByItsSchemeToo(String origin) {
    AllowedOrigins allowed = read("https://games.example," + origin.toUpperCase(Locale.ROOT));
    assertThat(allowed.allow(origin)).isTrue();
    assertThat(allowed.allow("http://localhost")).isFalse();
    assertThat(allowed.allow("https://localhost")).isFalse();
  }

  @Test
  void aWildcardAllowsEverySubdomainWithThisSchemeAndPortAndNothingElse() {
    AllowedOrigins allowed = read("https://*.games.example, http://*.play.example:8080");
    assertThat(
            List.of(
                "https://a.games.example",
                "https://pr-17.preview.games.example",
                "http://a_b.play.example:8080"))
        .allMatch(allowed::allow);
    assertThat(
            List.of(
                "https://games.example",
                "https://.games.example",
                "https://a..games.example",
                "https://evilgames.example",
                "https://a.games.example.evil.test",
                "https://evil.test/.games.example",
                "https://evil.test?.games.example",
                "https://me@a.games.example",
                "http://a.games.example",
                "https://a.games.example:8443",
                "http://a.play.example",
                "null"))
        .noneMatch(allowed::allow);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "games.example",
        "https://games.example/",
        "https://games.example/play",
        "https://*",
        "https://*.example",
        "https://*games.example",
        "https://a.*.example",
        "https://*.*.example",
        "*://games.example",
        "capacitor://*.localhost",
        "capacitor://localhost/",
        "capacitor://",
        "https://games.example;script-src",
        "https://'self'",
        "https://me@games.example",
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
