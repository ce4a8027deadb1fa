package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the client's address; 10.0.0.0/8 and 2001:db8:1::/48 are the operator's proxies. */
class ClientAddressTest {

  private static final String TRUSTED = "10.0.0.0/8, 2001:db8:1::/48";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # peer       | X-Forwarded-For                     | client
          10.0.0.1     | 192.0.2.7                           | 192.0.2.7
          10.0.0.1     | 192.0.2.7:51234                     | 192.0.2.7
          10.0.0.1     | 2001:db8::7                         | 2001:db8:0:0:0:0:0:7
          10.0.0.1     | [2001:db8::7]:51234                 | 2001:db8:0:0:0:0:0:7
          10.0.0.1     | ::ffff:192.0.2.7                    | 192.0.2.7
          10.0.0.1     | fe80::7%eth0                        | fe80:0:0:0:0:0:0:7
          2001:db8:1::1| 192.0.2.7                           | 192.0.2.7
          # through two proxies
          10.0.0.1     | 192.0.2.7, 10.0.0.2                 | 192.0.2.7
          10.0.0.1     | 192.0.2.7,10.0.0.3,  10.0.0.2       | 192.0.2.7
          # entries that the client made up come first, and do not count
          10.0.0.1     | 203.0.113.9, 192.0.2.7              | 192.0.2.7
          10.0.0.1     | 10.0.0.9, 192.0.2.7, 10.0.0.2       | 192.0.2.7
          10.0.0.1     | garbage, 192.0.2.7                  | 192.0.2.7
          # the header of an untrusted peer does not count
          192.0.2.8    | 203.0.113.9                         | 192.0.2.8
          192.0.2.8    | 10.0.0.2                            | 192.0.2.8
          # a client in the proxies' own network
          10.0.0.1     | 10.0.0.9                            | 10.0.0.9
          # no address is named
          10.0.0.1     | ''                                  | 10.0.0.1
          10.0.0.1     | unknown                             | 10.0.0.1
          10.0.0.1     | 203.0.113.9, unknown                | 10.0.0.1
          10.0.0.1     | 192.0.2.7, localhost                | 10.0.0.1
          10.0.0.1     | 203.0.113.9, 1.2.3, 10.0.0.2        | 10.0.0.2
          """)
  void theClientIsTheNearestUntrustedHost(String peer, String forwarded, String client) {
    assertThat(client("x-forwarded", peer, Map.of("X-Forwarded-For", List.of(forwarded)), false))
        .isEqualTo(client);
  }

  @Test
  void aHeaderThatComesTwiceIsOneList() {
    Map<String, List<String>> headers =
        Map.of("X-Forwarded-For", List.of("203.0.113.9", "192.0.2.7, 10.0.0.2"));
    assertThat(client("x-forwarded", "10.0.0.1", headers, false)).isEqualTo("192.0.2.7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          for=192.0.2.7                                     | 192.0.2.7
          For="192.0.2.7:51234";proto=http                  | 192.0.2.7
          proto=http;by=10.0.0.1;for="[2001:db8::7]:8080"   | 2001:db8:0:0:0:0:0:7
          for=203.0.113.9, for=192.0.2.7, for=10.0.0.2      | 192.0.2.7
          host="a, for=203.0.113.9";for=192.0.2.7           | 192.0.2.7
          host="\\", for=203.0.113.9";for=192.0.2.7         | 192.0.2.7
          for=203.0.113.9, for=_hidden                      | 10.0.0.1
          for=203.0.113.9, by=10.0.0.3                      | 10.0.0.1
          for=203.0.113.9, "                                | 10.0.0.1
          # a client's open quote can't hide what the proxy adds
          for="203.0.113.9, for=192.0.2.7                   | 192.0.2.7
          for=", for="[2001:db8::7]"                        | 10.0.0.1
          """)
  void theForwardedHeaderIsParsed(String forwarded, String client) {
    assertThat(client("forwarded", "10.0.0.1", Map.of("Forwarded", List.of(forwarded)), false))
        .isEqualTo(client);
  }

  @Test
  void onlyTheConfiguredHeaderCounts() {
    Map<String, List<String>> both =
        Map.of("X-Forwarded-For", List.of("192.0.2.7"), "Forwarded", List.of("for=192.0.2.8"));
    assertThat(client("x-forwarded", "10.0.0.1", both, false)).isEqualTo("192.0.2.7");
    assertThat(client("forwarded", "10.0.0.1", both, false)).isEqualTo("192.0.2.8");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, https, true",
    "10.0.0.1, HTTPS, true",
    "10.0.0.1, http, false",
    "10.0.0.1, '', false",
    "10.0.0.1, 'http, https', true",
    "10.0.0.1, 'https, http', false",
    "10.0.0.1, nonsense, false",
    "192.0.2.8, https, false"
  })
  void aTrustedProxySaysWhetherTheClientUsesTls(String peer, String proto, boolean secure) {
    Map<String, List<String>> headers =
        Map.of("X-Forwarded-For", List.of("192.0.2.7"), "X-Forwarded-Proto", List.of(proto));
    assertThat(ClientAddress.of(request(peer, headers, false), settings("x-forwarded")).isSecure())
        .isEqualTo(secure);
  }

  @Test
  void eachHopOfForwardedHasItsOwnProtocol() {
    Map<String, List<String>> headers =
        Map.of("Forwarded", List.of("for=192.0.2.7;proto=https, for=10.0.0.2;proto=http"));
    assertThat(ClientAddress.of(request("10.0.0.1", headers, false), settings("forwarded")))
        .isEqualTo(new ClientAddress(NumericAddress.parse("192.0.2.7").orElseThrow(), true));
  }

  @Test
  void aDirectTlsConnectionIsSecure() {
    assertThat(ClientAddress.of(request("192.0.2.8", Map.of(), true), settings("x-forwarded")))
        .isEqualTo(new ClientAddress(NumericAddress.parse("192.0.2.8").orElseThrow(), true));
  }

  private static String client(
      String kind, String peer, Map<String, List<String>> headers, boolean secure) {
    return ClientAddress.of(request(peer, headers, secure), settings(kind))
        .address()
        .getHostAddress();
  }

  private static ProxySettings settings(String kind) {
    Map<String, String> values =
        Map.of("LOBBY_TRUSTED_PROXIES", TRUSTED, "LOBBY_PROXY_HEADERS", kind);
    return ProxySettings.read(new SettingsReader(name -> Optional.ofNullable(values.get(name))));
  }

  private static HttpServletRequest request(
      String peer, Map<String, List<String>> headers, boolean secure) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ClientAddressTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> peer;
                  case "isSecure" -> secure;
                  default ->
                      Collections.enumeration(
                          headers.getOrDefault((String) arguments[0], List.of()));
                });
  }
}
