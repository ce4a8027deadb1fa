package org.cometlobby.lobby.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;

/**
 * What an operator may set of the web's side.
 *
 * @param trustedProxies whose word on the client's address and protocol is taken; nobody's by
 *     default, since anybody can send such a header
 * @param proxyHeaders where they say it
 * @param operatorToken what opens the operators' endpoints; without it they are closed
 */
record WebSettings(
    List<AddressBlock> trustedProxies,
    ProxyHeaders proxyHeaders,
    Optional<OperatorToken> operatorToken) {

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  static WebSettings read(SettingsReader reader) {
    return new WebSettings(
        reader.list("LOBBY_TRUSTED_PROXIES").stream().map(WebSettings::block).toList(),
        reader.read(
            "LOBBY_PROXY_HEADERS",
            ProxyHeaders.X_FORWARDED,
            "x-forwarded or forwarded",
            ProxyHeaders::of),
        OperatorToken.read(reader));
  }

  boolean trusts(InetAddress peer) {
    return trustedProxies.stream().anyMatch(block -> block.contains(peer));
  }

  private static AddressBlock block(String text) {
    return AddressBlock.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The setting LOBBY_TRUSTED_PROXIES takes addresses and blocks of them such as"
                        + " 127.0.0.1, 10.0.0.0/8, ::1, not \""
                        + text
                        + "\""));
  }
}
