package org.cometlobby.comet;

import java.util.Map;

/**
 * The streams of an application at one moment. Inject a {@code Provider<CometStatistics>} and call
 * {@code get()} for each reading.
 *
 * @param openStreams open streams by framing, by its name in {@code ?as=}; without the framings
 *     that have no stream
 * @param waiting how many entries wait to be sent, over all clients
 * @param deepestQueue how many entries wait for the slowest client
 * @param deliveries how many entries were written since the start, counted once per client
 * @param cutOffs how many streams were ended since the start because their client was too slow
 * @param draining whether the application is stopping and refuses new streams
 */
public record CometStatistics(
    Map<String, Integer> openStreams,
    long waiting,
    long deepestQueue,
    long deliveries,
    long cutOffs,
    boolean draining) {

  /** Returns the number of open streams, over all framings. */
  public int totalOpenStreams() {
    return openStreams.values().stream().mapToInt(Integer::intValue).sum();
  }
}
