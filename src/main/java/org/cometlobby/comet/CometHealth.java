package org.cometlobby.comet;

import java.time.Duration;

/**
 * The health of the library's push engine at one moment. The library is a subscriber of its own: it
 * publishes a probe event to itself on each tick of its timer, at least once a second, and the
 * event takes the way of every topic's events. Inject a {@code Provider<CometHealth>} and call
 * {@code get()} for each check.
 *
 * @param sinceProbe the time since the last probe event arrived. A few seconds mean a busy machine;
 *     half a minute means that the timer or the threads are dead. Meaningless while draining.
 * @param draining whether the application is stopping and refuses new streams
 */
public record CometHealth(Duration sinceProbe, boolean draining) {}
