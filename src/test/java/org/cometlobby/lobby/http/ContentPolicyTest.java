package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentPolicyTest {

  @Test
  void byDefaultNobodyFramesAnything() {
    ContentPolicy policy = read("");
    assertThat(headers(ContentPolicy::ofPage, policy))
        .containsEntry(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none';"
                + " frame-ancestors 'none'")
        .containsEntry("X-Frame-Options", "DENY")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(headers(ContentPolicy::ofData, policy))
        .containsEntry(
            "Content-Security-Policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
        .containsEntry("X-Frame-Options", "DENY");
  }

  @Test
  void theListedSitesFramePagesButNoData() {
    ContentPolicy policy = read("https://Portal.example:443, https://*.portal.example");
    assertThat(headers(ContentPolicy::ofPage, policy))
        .doesNotContainKey("X-Frame-Options")
        .extractingByKey("Content-Security-Policy")
        .asString()
        .endsWith("; frame-ancestors https://portal.example https://*.portal.example");
    assertThat(headers(ContentPolicy::ofData, policy))
        .containsEntry("X-Frame-Options", "DENY")
        .extractingByKey("Content-Security-Policy")
        .asString()
        .endsWith("; frame-ancestors 'none'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "*", "'self'", "https://portal.example/", "https://a.example;x"})
  void aWrongOriginStopsTheStartAndNamesTheSetting(String value) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The setting LOBBY_FRAME_ANCESTORS takes origins")
        .hasMessageContaining(value);
  }

  private static ContentPolicy read(String value) {
    return ContentPolicy.read(
        new SettingsReader(
            name -> Optional.ofNullable(Map.of("LOBBY_FRAME_ANCESTORS", value).get(name))));
  }

  private static Map<String, String> headers(
      BiConsumer<ContentPolicy, HttpServletResponse> setter, ContentPolicy policy) {
    Map<String, String> headers = new HashMap<>();
    setter.accept(
        policy,
        (HttpServletResponse)
            Proxy.newProxyInstance(
                ContentPolicyTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) ->
                    headers.put((String) arguments[0], (String) arguments[1])));
    return headers;
  }
}
