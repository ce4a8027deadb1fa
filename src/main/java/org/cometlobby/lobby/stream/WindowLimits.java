package org.cometlobby.lobby.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.lobby.RoomListQuery;

/**
 * The bounds of the windows that are read at once: of each network, so that none shuts out the
 * lists of others, and of all. A window weighs 1 for each {@value RoomListQuery#DEFAULT_LIMIT}
 * rooms of its limit. It counts for one of the networks that read it, the one that has read it for
 * longest. Thread-safe.
 */
final class WindowLimits {

  static final int MOST = 1_000;
  static final int MOST_OF_NETWORK = 50;

  /**
   * The bound of all windows that a network reads, as a multiple of those that count for it: or it
   * could inherit any number of windows from networks that read them first.
   */
  static final int MOST_READ = 4;

  /** A guess: the time at which a reader leaves is unknown. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  // The number of each window's readers by network; the network that pays first.
  private final Map<RoomListQuery, Map<String, Integer>> readers = new HashMap<>();
  private final Map<String, Integer> shares = new HashMap<>();
  private final Map<String, Integer> read = new HashMap<>();
  private int all;
  private final int mostOfNetwork;

  /**
   * @param mostOfNetwork the bound for a network
   */
  WindowLimits(int mostOfNetwork) {
    this.mostOfNetwork = mostOfNetwork;
  }

  /**
   * Counts a reader until the subscriber's end.
   *
   * @throws RefusedException when the window is one too many, of those that count for the network,
   *     that the network reads, or of all
   */
  void open(RoomListQuery window, String network, Subscriber subscriber) {
    add(window, network);
    subscriber.onEnd(() -> remove(window, network));
  }

  private synchronized void add(RoomListQuery window, String network) {
    boolean isNew = !readers.containsKey(window);
    if (isNew) {
      check(weight(window), network);
    }
    Map<String, Integer> networks = readers.getOrDefault(window, new LinkedHashMap<>());
    if (!networks.containsKey(network)) {
      if (read.getOrDefault(network, 0) + weight(window) > (long) MOST_READ * mostOfNetwork) {
        throw tooMany("close one first");
      }
      add(read, network, weight(window));
    }
    if (isNew) {
      pay(weight(window), network);
    }
    networks.merge(network, 1, Integer::sum);
    readers.put(window, networks);
  }

  private static RefusedException tooMany(String advice) {
    return new RefusedException(
        429, "Too many different lists are open from one network; " + advice, RETRY_AFTER);
  }

  private void check(int weight, String network) {
    if (shares.getOrDefault(network, 0) + weight > mostOfNetwork) {
      throw tooMany("open one that others read");
    }
    if (all + weight > MOST) {
      throw new RefusedException(
          503,
          "Too many different lists are open here; open one that others read, or try again later",
          RETRY_AFTER);
    }
  }

  private synchronized void remove(RoomListQuery window, String network) {
    Map<String, Integer> networks = readers.getOrDefault(window, Map.of());
    String payer = networks.keySet().iterator().next();
    networks.computeIfPresent(network, (k, count) -> count > 1 ? count - 1 : null);
    if (!networks.containsKey(network)) {
      add(read, network, -weight(window));
    }
    if (!networks.containsKey(payer)) {
      pay(-weight(window), payer);
      networks.keySet().stream().findFirst().ifPresent(next -> pay(weight(window), next));
    }
    if (networks.isEmpty()) {
      readers.remove(window);
    }
  }

  private void pay(int weight, String network) {
    all += weight;
    add(shares, network, weight);
  }

  private static void add(Map<String, Integer> weights, String network, int weight) {
    int sum = weights.getOrDefault(network, 0) + weight;
    if (sum == 0) {
      weights.remove(network);
    } else {
      weights.put(network, sum);
    }
  }

  /** Returns how much a window counts, and how much memory it may take. */
  static int weight(RoomListQuery window) {
    return (window.limit() + RoomListQuery.DEFAULT_LIMIT - 1) / RoomListQuery.DEFAULT_LIMIT;
  }

  /** Returns the number of windows and networks that are counted. */
  synchronized int size() {
    return readers.size() + shares.size() + read.size() + all;
  }
}
