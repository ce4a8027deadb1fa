package org.cometlobby.lobby.game;

import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.cometlobby.scheduling.Scheduler;

/**
 * The objects that every delivery of a notice uses.
 *
 * @param executor runs the beginning of each attempt, which may wait for a name server
 */
record DeliveryContext(
    HttpClient http,
    NameLookup names,
    Executor executor,
    Scheduler scheduler,
    InstantSource clock,
    RetryPolicy retries) {

  /** Makes sure that the client knows a server's address, so that it doesn't wait for it. */
  @FunctionalInterface
  interface NameLookup {
    void lookUp(URI server) throws UnknownHostException;
  }

  DeliveryContext on(Executor other) {
    return new DeliveryContext(http, names, other, scheduler, clock, retries);
  }
}
