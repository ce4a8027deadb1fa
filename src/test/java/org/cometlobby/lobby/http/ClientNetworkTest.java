package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cometlobby.lobby.Network;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1,",
    "::ffff:192.0.2.1, 192.0.2.1,",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64, 20010db80001/48",
    "2001:db8:1:2::1, 20010db800010002/64, 20010db80001/48",
    "[2001:db8:1:2::1], 20010db800010002/64, 20010db80001/48",
    "fe80::1%eth0, fe80000000000000/64, fe8000000000/48",
    "::1, 0000000000000000/64, 000000000000/48",
    "no:address, no:address,"
  })
  void aNetworkOfIpv6IsOneClientInASite(String address, String network, @Nullable String site) {
    assertThat(ClientNetwork.of(address))
        .isEqualTo(new Network(network, Optional.ofNullable(site)));
  }
}
