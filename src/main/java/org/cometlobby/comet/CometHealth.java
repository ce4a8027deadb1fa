package org.cometlobby.comet;

import java.time.Duration;

/**
 * Whether the library still pushes, at one moment. It pushes to a subscriber of its own whenever
 * its timer ticks, which is once a second or more often, by the way that every topic's events take.
 * Inject a {@code Provider<CometHealth>} and ask it whenever you want to know.
 *
 * @param sinceProbe how long ago such an event arrived. A few seconds are a busy machine; half a
 *     minute is a timer or threads that are dead. Means nothing while draining.
 * @param draining whether the application is stopping and takes no new streams
 */
public record CometHealth(Duration sinceProbe, boolean draining) {}
