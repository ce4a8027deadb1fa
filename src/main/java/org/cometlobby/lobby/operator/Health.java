package org.cometlobby.lobby.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cometlobby.comet.CometHealth;
import org.cometlobby.lobby.RoomStore;
import org.cometlobby.lobby.http.Problem;

/** The liveness and the readiness of the lobby. Each change for the worse is logged once. */
@ApplicationScoped
public class Health {

  private static final System.Logger LOG = System.getLogger(Health.class.getName());

  /** A pause of the garbage collector or of a busy machine is shorter. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A code of no room: codes have six letters and digits. */
  private static final String UNUSED_CODE = "HEALTH0";

  @Inject Provider<CometHealth> comet;
  @Inject RoomStore rooms;

  private final AtomicBoolean storeFails = new AtomicBoolean();
  private final AtomicBoolean pushFails = new AtomicBoolean();

  /** Returns the problem that only a restart solves; empty if the lobby is alive. */
  Optional<Problem> whyNotAlive() {
    CometHealth now = comet.get();
    boolean fails = !now.draining() && now.sinceProbe().compareTo(PATIENCE) > 0;
    if (pushFails.getAndSet(fails) != fails && fails) {
      LOG.log(Level.ERROR, "Nothing has been pushed for {0}: not alive", now.sinceProbe());
    }
    return fails
        ? Optional.of(
            unavailable(
                "not-pushing",
                "Not pushing",
                "Nothing has got through for " + now.sinceProbe().toSeconds() + " seconds"))
        : Optional.empty();
  }

  /** Returns the problem for which requests should go elsewhere; empty if the lobby is ready. */
  Optional<Problem> whyNotReady() {
    if (comet.get().draining()) {
      return Optional.of(
          unavailable("draining", "Draining", "The lobby stops and takes no new streams"));
    }
    return whyNotAlive().or(this::whyNoStore);
  }

  private Optional<Problem> whyNoStore() {
    try {
      rooms.find(UNUSED_CODE);
      if (rooms.isDead()) {
        throw new IllegalStateException("It can commit nothing until a restart");
      }
      storeFails.set(false);
      return Optional.empty();
    } catch (RuntimeException e) {
      if (!storeFails.getAndSet(true)) {
        LOG.log(Level.ERROR, "The store of rooms fails: not ready", e);
      }
      return Optional.of(
          unavailable("no-store", "No store", "The store of rooms does not answer as it should"));
    }
  }

  private static Problem unavailable(String reason, String title, String detail) {
    return new Problem(503, reason, title, detail, List.of());
  }
}
