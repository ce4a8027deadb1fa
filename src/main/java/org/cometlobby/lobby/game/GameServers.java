package org.cometlobby.lobby.game;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cometlobby.lobby.Outbox;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.scheduling.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The notifier of games' servers: a server is told of each room that starts, by the game's webhook.
 */
@ApplicationScoped
public class GameServers {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** A pause, because a game's server on the same machine starts together with the lobby. */
  private static final Duration BEFORE_LEFT_OVER = Duration.ofSeconds(2);

  @Inject Games games;
  @Inject Outbox outbox;
  @Inject InstantSource clock;
  @Inject Scheduler scheduler;
  @Resource private @Nullable ManagedThreadFactory threads;
  private @Nullable ExecutorService pool;
  private @Nullable HttpClient http;
  private @Nullable Webhooks webhooks;

  /** Makes the client at the start: making it takes longer than a room's start should wait. */
  @PostConstruct
  void open() {
    if (!games.haveWebhooks()) {
      return;
    }
    if (threads == null) {
      throw new IllegalStateException("Webhooks need Jakarta Concurrency, which this server lacks");
    }
    pool = pool(threads);
    http = client(pool);
    webhooks =
        new Webhooks(
            games,
            outbox,
            new DeliveryContext(
                http, GameServers::lookUp, pool, scheduler, clock, RetryPolicy.DEFAULT));
  }

  /**
   * Makes a pool that never queues a task. It has at most one thread for each game, and those of
   * the client's tasks, which wait for nothing.
   */
  private static ExecutorService pool(ThreadFactory factory) {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
  }

  /**
   * Looks a server's name up, for the runtime remembers it for a while. A proxy would do so itself.
   */
  private static void lookUp(URI server) throws UnknownHostException {
    ProxySelector proxies = ProxySelector.getDefault();
    if (proxies == null || proxies.select(server).contains(Proxy.NO_PROXY)) {
      InetAddress unused = InetAddress.getByName(server.getHost());
    }
  }

  /** Sends the notices that an earlier process left. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    List<PendingNotice> leftOver = outbox.leftOver();
    Webhooks told = webhooks;
    if (told == null) {
      leftOver.forEach(this::giveUp);
    } else if (!leftOver.isEmpty()) {
      // Not cancelled at the end: the sender then does nothing.
      Future<?> unused =
          scheduler.schedule(
              BEFORE_LEFT_OVER, "The delivery of left-over notices", () -> told.resume(leftOver));
    }
  }

  void tell(@Observes @Priority(LIBRARY_BEFORE) PendingNotice notice) {
    if (webhooks == null) {
      giveUp(notice);
    } else {
      webhooks.send(notice);
    }
  }

  private void giveUp(PendingNotice notice) {
    Webhooks.giveUp(outbox, notice, Webhooks.NO_WEBHOOK);
  }

  @PreDestroy
  void stop() {
    Webhooks told = webhooks;
    if (told != null) {
      told.close();
    }
    if (http != null) {
      end(http);
    }
    if (pool != null) {
      pool.shutdownNow();
    }
  }

  /** Makes a client that follows no redirects: only the operator decides where notices go. */
  static HttpClient client(Executor executor) {
    Thread current = Thread.currentThread();
    ClassLoader own = current.getContextClassLoader();
    // The client also has a thread of its own, which holds the application's class loader until it
    // ends.
    current.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .executor(executor)
          .build();
    } finally {
      current.setContextClassLoader(own);
    }
  }

  /** Ends a client's own thread: at once if possible, else when the client is garbage-collected. */
  private static void end(HttpClient client) {
    try {
      // Java 21 and later; the code is compiled for 17.
      HttpClient.class.getMethod("shutdownNow").invoke(client);
    } catch (NoSuchMethodException e) {
      // Java 17: the client's thread ends by itself once the client is garbage.
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("This Java's HTTP client can't be ended", e);
    }
  }
}
