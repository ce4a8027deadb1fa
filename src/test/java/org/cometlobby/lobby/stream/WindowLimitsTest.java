package org.cometlobby.lobby.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.RoomListQuery;
import org.cometlobby.lobby.RoomOrder;
import org.junit.jupiter.api.Test;

class WindowLimitsTest {

  private final WindowLimits limits = new WindowLimits(WindowLimits.MOST_OF_NETWORK);

  private static RoomListQuery window(String game, int limit) {
    return new RoomListQuery(RoomFilter.ofGame(game), RoomOrder.NEWEST, limit);
  }

  private FakeSubscriber open(RoomListQuery window, String network) {
    FakeSubscriber reader = new FakeSubscriber();
    limits.open(window, network, reader);
    return reader;
  }

  private List<FakeSubscriber> fill(String network) {
    List<FakeSubscriber> readers = new ArrayList<>();
    for (int i = 0; i < WindowLimits.MOST_OF_NETWORK; i++) {
      readers.add(open(window(network + "-" + i, 100), network));
    }
    return readers;
  }

  private void assertRefused(int status, RoomListQuery window, String network) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> open(window, network));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.retryAfter()).isPresent();
  }

  @Test
  void aNetworkWithTooManyWindowsIsRefusedAnotherOneButOthersAreNot() {
    List<FakeSubscriber> readers = fill("a");
    assertRefused(429, window("go", 100), "a");
    open(window("go", 100), "b");
    // Others read it.
    open(window("go", 100), "a");
    readers.get(0).end();
    open(window("chess", 100), "a");
    assertRefused(429, window("draw", 1), "a");
  }

  @Test
  void aLargeWindowWeighsMore() {
    for (int i = 0; i < WindowLimits.MOST_OF_NETWORK / 5; i++) {
      open(window("go" + i, 401), "a");
    }
    assertRefused(429, window("chess", 1), "a");
  }

  @Test
  void aWindowCountsForANetworkThatStillReadsIt() {
    FakeSubscriber first = open(window("go", 500), "a");
    open(window("go", 500), "b");
    first.end();
    fill("a");
    for (int i = 0; i < WindowLimits.MOST_OF_NETWORK - 5; i++) {
      open(window("b" + i, 100), "b");
    }
    assertRefused(429, window("chess", 100), "b");
  }

  @Test
  void aNetworkInheritsNoMoreWindowsThanItMayRead() {
    for (int i = 0; i < WindowLimits.MOST_READ; i++) {
      List<FakeSubscriber> first = fill("network" + i);
      for (int j = 0; j < WindowLimits.MOST_OF_NETWORK; j++) {
        open(window("network" + i + "-" + j, 100), "b");
      }
      first.forEach(FakeSubscriber::end);
    }
    open(window("go", 100), "a");
    assertRefused(429, window("go", 100), "b");
    open(window("network0-0", 100), "b");
  }

  @Test
  void allNetworksTogetherAreBounded() {
    for (int i = 0; i < WindowLimits.MOST / WindowLimits.MOST_OF_NETWORK; i++) {
      fill("network" + i);
    }
    assertRefused(503, window("go", 100), "a");
    open(window("network0-0", 100), "a");
  }

  @Test
  void nothingIsKeptOnceNobodyReads() {
    List<FakeSubscriber> readers = fill("a");
    readers.add(open(window("a-0", 100), "b"));
    readers.add(open(window("a-0", 100), "b"));
    readers.forEach(FakeSubscriber::end);
    assertThat(limits.size()).isZero();
  }
}
