package org.cometlobby.lobby.game;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The sender of notices to games' servers. Each game has its own bound of pending notices, so that
 * a server that hangs neither delays the notices of other games nor fills the memory.
 */
final class Webhooks implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Webhooks.class.getName());

  /** The most pending notices of one game, including those that wait for a retry. */
  static final int MOST = 256;

  private final DeliveryContext context;
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
  private final Set<Delivery> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Webhooks(DeliveryContext context) {
    this.context = context;
  }

  /** Sends a notice. Returns at once; a lost notice is logged. */
  void send(Notice notice) {
    Semaphore place = places.computeIfAbsent(notice.game().name(), game -> new Semaphore(MOST));
    if (closed || !place.tryAcquire()) {
      lost(notice, closed ? "the server ends" : MOST + " other notices are still pending");
      return;
    }
    Delivery delivery =
        new Delivery(
            notice,
            context,
            (ended, failure) -> {
              underWay.remove(ended);
              place.release();
              failure.ifPresent(why -> lost(notice, why));
            });
    underWay.add(delivery);
    delivery.begin();
  }

  /** Returns the number of pending notices. */
  int underWay() {
    return underWay.size();
  }

  /** Gives up all pending notices. */
  @Override
  public void close() {
    closed = true;
    underWay.forEach(Delivery::cancel);
    if (!underWay.isEmpty()) {
      LOG.log(Level.WARNING, "Webhooks end with {0} pending notices", underWay.size());
    }
  }

  private static void lost(Notice notice, String why) {
    LOG.log(Level.WARNING, "A webhook gave up {0}: {1}", notice, why);
  }
}
