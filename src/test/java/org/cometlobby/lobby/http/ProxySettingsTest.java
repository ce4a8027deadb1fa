package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {

  private static ProxySettings read(Map<String, String> values) {
    return ProxySettings.read(new SettingsReader(name -> Optional.ofNullable(values.get(name))));
  }

  @Test
  void noProxyIsTrustedByDefault() {
    ProxySettings settings = read(Map.of());
    assertThat(settings.trusts(NumericAddress.parse("127.0.0.1").orElseThrow())).isFalse();
    assertThat(settings.proxyHeaders()).isEqualTo(ProxyHeaders.X_FORWARDED);
  }

  @Test
  void everySettingIsRead() {
    ProxySettings settings =
        read(
            Map.of(
                "LOBBY_TRUSTED_PROXIES", "127.0.0.1, ::1,10.0.0.0/8",
                "LOBBY_PROXY_HEADERS", "forwarded"));
    for (String proxy : new String[] {"127.0.0.1", "::1", "10.9.8.7"}) {
      assertThat(settings.trusts(NumericAddress.parse(proxy).orElseThrow())).as(proxy).isTrue();
    }
    assertThat(settings.proxyHeaders()).isEqualTo(ProxyHeaders.FORWARDED);
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
}
