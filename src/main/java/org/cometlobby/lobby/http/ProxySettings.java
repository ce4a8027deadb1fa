package org.cometlobby.lobby.http;

import java.net.InetAddress;
import java.util.List;
import org.cometlobby.settings.SettingsReader;

/**
 * The proxies that an operator trusts.
 *
 * @param trustedProxies proxies whose headers on the client's address and protocol are believed;
 *     none by default, since any client can send such a header
 * @param proxyHeaders the headers that they write
 */
record ProxySettings(List<AddressBlock> trustedProxies, ProxyHeaders proxyHeaders) {

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  static ProxySettings read(SettingsReader reader) {
    return new ProxySettings(
        reader.list("LOBBY_TRUSTED_PROXIES").stream().map(ProxySettings::block).toList(),
        reader.read(
            "LOBBY_PROXY_HEADERS",
            ProxyHeaders.X_FORWARDED,
            "x-forwarded or forwarded",
            ProxyHeaders::of));
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
