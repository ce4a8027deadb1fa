package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.StreamGate;
import org.cometlobby.comet.StreamGate.Opening;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGateTest {

  private final AddressGate gate = new AddressGate(2);

  @Test
  void anAddressWithTheMostStreamsGets429() {
    Runnable close = gate.admit(from("192.0.2.1"));
    gate.admit(from("192.0.2.1"));
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> gate.admit(from("192.0.2.1")))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> {
                assertThat(e.status()).isEqualTo(429);
                assertThat(e.retryAfter()).contains(Duration.ofSeconds(10));
              });
    }
    gate.admit(from("192.0.2.2"));
    close.run();
    gate.admit(from("192.0.2.1"));
  }

  @Test
  void anAddressWithoutAStreamIsNotStored() {
    Runnable first = gate.admit(from("192.0.2.1"));
    Runnable second = gate.admit(from("192.0.2.1"));
    first.run();
    assertThat(gate.size()).isEqualTo(1);
    second.run();
    assertThat(gate.size()).isZero();
  }

  @Test
  void theNetworksOfOneIpv6SiteTogetherHaveABoundToo() {
    List<Runnable> open = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      open.add(gate.admit(from("2001:db8:1:" + i + "::1")));
    }
    int networks = gate.size();
    assertThatThrownBy(() -> gate.admit(from("2001:db8:1:ff::1")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("at most 20");
    assertThat(gate.size()).isEqualTo(networks);
    gate.admit(from("2001:db8:2::1"));
    open.remove(0).run();
    gate.admit(from("2001:db8:1:ff::1")).run();
    open.forEach(Runnable::run);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1:2:3:4:5:6, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "fe80::1%eth0, fe80::2, true",
    "::ffff:192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "no:address, no:other, false"
  })
  void aNetworkOfIpv6CountsAsOneAddress(String one, String other, boolean same) {
    gate.admit(from(one));
    int networks = gate.size();
    gate.admit(from(other));
    assertThat(gate.size() == networks).isEqualTo(same);
  }

  @Test
  void theBoundIsASetting() {
    StreamGate one = read("1");
    one.admit(from("192.0.2.1"));
    assertThatThrownBy(() -> one.admit(from("192.0.2.1"))).hasMessageContaining("at most 1");
    StreamGate lifted = read("off");
    for (int i = 0; i < 20_000; i++) {
      lifted.admit(from("192.0.2.1"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1000001", "many", "1/1s"})
  void aWrongBoundIsNamed(String value) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("LOBBY_LIMIT_ADDRESS_STREAMS", value);
  }

  private static StreamGate read(String value) {
    return AddressGate.read(new SettingsReader(name -> Optional.of(value)));
  }

  private static Opening from(String address) {
    StreamSubscriber subscriber = new StreamSubscriber(false, address, Runnable::run);
    return new Opening("/topic", Optional.empty(), address, subscriber);
  }
}
