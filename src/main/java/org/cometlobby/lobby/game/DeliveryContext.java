package org.cometlobby.lobby.game;

import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.cometlobby.scheduling.Scheduler;

/** The objects that every delivery of a notice uses. */
record DeliveryContext(
    HttpClient http,
    Executor executor,
    Scheduler scheduler,
    InstantSource clock,
    RetryPolicy retries) {}
