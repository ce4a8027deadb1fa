package org.cometlobby.lobby.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {

  private static WebSettings read(Map<String, String> values) {
    return WebSettings.read(new SettingsReader(name -> Optional.ofNullable(values.get(name))));
  }

  @Test
  void nobodyIsTrustedAndNothingIsOpenUnlessSomebodySaysSo() {
    WebSettings settings = read(Map.of());
    assertThat(settings.trusts(NumericAddress.parse("127.0.0.1").orElseThrow())).isFalse();
    assertThat(settings.proxyHeaders()).isEqualTo(ProxyHeaders.X_FORWARDED);
    assertThat(settings.operatorToken()).isEmpty();
  }

  @Test
  void everySettingIsRead() {
    WebSettings settings =
        read(
            Map.of(
                "LOBBY_TRUSTED_PROXIES", "127.0.0.1, ::1,10.0.0.0/8",
                "LOBBY_PROXY_HEADERS", "forwarded",
                "LOBBY_OPERATOR_TOKEN", "0123456789abcdef"));
    for (String proxy : new String[] {"127.0.0.1", "::1", "10.9.8.7"}) {
      assertThat(settings.trusts(NumericAddress.parse(proxy).orElseThrow())).as(proxy).isTrue();
    }
    assertThat(settings.proxyHeaders()).isEqualTo(ProxyHeaders.FORWARDED);
    OperatorToken token = settings.operatorToken().orElseThrow();
    assertThat(token.matches("0123456789abcdef")).isTrue();
    assertThat(token.matches("0123456789abcdeF")).isFalse();
    assertThat(token.matches("")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "LOBBY_TRUSTED_PROXIES, proxy.example.org",
    "LOBBY_TRUSTED_PROXIES, 10.0.0.1/8",
    "LOBBY_PROXY_HEADERS, X-Forwarded",
    "LOBBY_PROXY_HEADERS, both"
  })
  void aWrongValueIsNamedWithItsSetting(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of(name, value)))
        .withMessageStartingWith("The setting " + name + " takes ")
        .withMessageEndingWith(", not \"" + value + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"too-short-15-ab", "with a blank in it", "höchst-geheimes-wort"})
  void aWrongTokenIsNamedAndNotShown(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of("LOBBY_OPERATOR_TOKEN", token)))
        .withMessageStartingWith("The setting LOBBY_OPERATOR_TOKEN takes ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(token));
  }

  @Test
  void theTokenIsInNoText() {
    String token = "0123456789abcdef";
    assertThat(read(Map.of("LOBBY_OPERATOR_TOKEN", token)).toString()).doesNotContain(token);
  }
}
