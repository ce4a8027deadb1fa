package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteTest {

  @Test
  void ownFormsAreAccepted() {
    assertThat(foreign(Map.of("Sec-Fetch-Site", "same-origin"))).isFalse();
    assertThat(foreign(Map.of("Origin", "https://lobby.test:8443", "Host", "lobby.test:8443")))
        .isFalse();
  }

  @Test
  void aRequestThatNoPageSentIsAccepted() {
    assertThat(foreign(Map.of("Sec-Fetch-Site", "none"))).isFalse();
    assertThat(foreign(Map.of("Host", "lobby.test"))).isFalse();
  }

  @Test
  void anotherSitesFormsAreRefused() {
    assertThat(foreign(Map.of("Sec-Fetch-Site", "cross-site"))).isTrue();
    assertThat(foreign(Map.of("Origin", "https://evil.test", "Host", "lobby.test"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"capacitor://localhost", "tauri://localhost", "//localhost"})
  void anAppsFormsAreRefusedThoughItsHostHasTheSameName(String origin) {
    assertThat(foreign(Map.of("Origin", origin, "Host", "localhost"))).isTrue();
  }

  @Test
  void aSiblingDomainsFormsAreRefused() {
    assertThat(foreign(Map.of("Sec-Fetch-Site", "same-site"))).isTrue();
  }

  @Test
  void formsOfAPageWithoutAReadableOriginAreRefused() {
    assertThat(foreign(Map.of("Origin", "null", "Host", "lobby.test"))).isTrue();
    assertThat(foreign(Map.of("Origin", "https://[", "Host", "lobby.test"))).isTrue();
  }

  private static boolean foreign(Map<String, String> headers) {
    return CrossSite.isForeign(
        (HttpServletRequest)
            Proxy.newProxyInstance(
                CrossSiteTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> headers.get((String) arguments[0])));
  }
}
