package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Future;
import org.cometlobby.scheduling.Scheduler;

/** The producer of the cache of answers, which takes at most a small part of the heap. */
@ApplicationScoped
public class IdempotencyCacheProducer {

  @Produces
  @Singleton
  IdempotencyCache open(InstantSource clock, Scheduler scheduler) {
    long most = Runtime.getRuntime().maxMemory() / 32;
    IdempotencyCache cache = new IdempotencyCache(clock, most);
    // Frees the memory of a lobby in which nothing happens.
    Future<?> unused =
        scheduler.repeat(IdempotencyCache.KEPT, "The expiry of kept answers", cache::expire);
    return cache;
  }
}
