package org.cometlobby.comet;

import java.util.Map;

/**
 * The streams of an application at one moment. Inject a {@code Provider<CometStatistics>} and ask
 * it whenever you want to know.
 *
 * @param openStreams open streams by framing: {@code replace}, {@code mixed}, {@code sse}, {@code
 *     ndjson}, {@code poll}; a framing that nobody uses is missing
 * @param waiting how many entries wait for all clients together
 * @param deepestQueue how many wait for the slowest of them
 * @param deliveries how many entries were written since the start, each counted for each client
 * @param cutOffs how many streams were ended since the start because their client was too slow
 * @param draining whether the application is stopping and takes no new streams
 */
public record CometStatistics(
    Map<String, Integer> openStreams,
    long waiting,
    long deepestQueue,
    long deliveries,
    long cutOffs,
    boolean draining) {

  /** All open streams, whatever their framing. */
  public int totalOpenStreams() {
    return openStreams.values().stream().mapToInt(Integer::intValue).sum();
  }
}
