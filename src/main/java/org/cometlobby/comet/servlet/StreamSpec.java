package org.cometlobby.comet.servlet;

import java.time.Duration;
import org.cometlobby.comet.engine.Subscription;

/**
 * The parts of one stream, complete before its request becomes asynchronous.
 *
 * @param name the stream's method, for the log
 * @param pollWait how long a long poll waits for a first entry
 * @param subscriber told of the stream's end
 */
record StreamSpec(
    String name,
    StreamSource source,
    Subscription subscription,
    Framing framing,
    Duration pollWait,
    StreamSubscriber subscriber) {}
