package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255",
    "10.0.0.0/8, ::ffff:10.1.2.3",
    "192.0.2.7, 192.0.2.7",
    "192.0.2.6/31, 192.0.2.7",
    "0.0.0.0/0, 203.0.113.9",
    "::1, ::1",
    "::1, 0:0:0:0:0:0:0:1",
    "2001:db8::/32, 2001:db8:ffff::7",
    "::/0, 2001:db8::7",
    "172.16.0.0/12, 172.31.0.1"
  })
  void aBlockHoldsTheAddressesThatBeginWithItsBits(String block, String address) {
    assertThat(contains(block, address)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 11.0.0.0",
    "10.0.0.0/8, 9.255.255.255",
    "192.0.2.7, 192.0.2.6",
    "192.0.2.6/31, 192.0.2.8",
    "0.0.0.0/0, ::1",
    "::/0, 203.0.113.9",
    "2001:db8::/32, 2001:db9::",
    "172.16.0.0/12, 172.32.0.0"
  })
  void aBlockHoldsNoOtherAddress(String block, String address) {
    assertThat(contains(block, address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "example.org",
        "10.0.0/8",
        "10",
        "10.0.0.256",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0.1/8",
        "10.0.0.0:80",
        "[::1]",
        "::1/129",
        "2001:db8::1/32",
        "fe80::1::2",
        ":",
        "*",
        "10.0.0.*"
      })
  void anInvalidBlockIsRejected(String text) {
    assertThat(AddressBlock.parse(text)).isEmpty();
  }

  private static boolean contains(String block, String address) {
    return AddressBlock.parse(block)
        .orElseThrow()
        .contains(NumericAddress.parse(address).orElseThrow());
  }
}
