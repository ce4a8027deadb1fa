package org.cometlobby.lobby.game;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Tells games' servers. Each game has its own bound of notices that are on their way, so that one
 * whose server hangs neither keeps the others from being told nor fills the memory.
 */
final class Webhooks implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Webhooks.class.getName());

  /** How many notices of one game may be on their way, those that are to be sent again included. */
  static final int MOST = 256;

  private final DeliveryContext context;
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
  private final Set<Delivery> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Webhooks(DeliveryContext context) {
    this.context = context;
  }

  /** Sends the notice, in time. Returns at once; if it is lost, that is logged. */
  void send(Notice notice) {
    Semaphore place = places.computeIfAbsent(notice.game().name(), game -> new Semaphore(MOST));
    if (closed || !place.tryAcquire()) {
      lost(notice, closed ? "the server ends" : MOST + " others are still on their way");
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

  /** How many notices are on their way. */
  int underWay() {
    return underWay.size();
  }

  /** Gives up whatever is on its way. */
  @Override
  public void close() {
    closed = true;
    underWay.forEach(Delivery::cancel);
    if (!underWay.isEmpty()) {
      LOG.log(Level.WARNING, "Webhooks end with {0} notices on their way", underWay.size());
    }
  }

  private static void lost(Notice notice, String why) {
    LOG.log(Level.WARNING, "A webhook gives up {0}: {1}", notice, why);
  }
}
