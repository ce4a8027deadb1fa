package org.cometlobby.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.CometStatistics;
import org.cometlobby.comet.Topic;

/**
 * The benchmarks' application: one topic, a servlet that publishes to it, and two async servlets to
 * compare with.
 */
@ApplicationScoped
public class BenchApp {

  private static final AtomicInteger OPEN = new AtomicInteger();

  private final Topic<String> topic =
      Topic.<String>builder().maxEvents(200_000).maxAge(Duration.ofHours(1)).build();

  @Comet("/topic")
  Topic<String> topic() {
    return topic;
  }

  void publish(int count) {
    String message = "x".repeat(100);
    for (int i = 0; i < count; i++) {
      topic.publish(message);
    }
  }

  /** GET /publish?count=N publishes N messages of 100 bytes, one right after the other. */
  @WebServlet("/publish")
  public static class Publish extends HttpServlet {

    @Inject private BenchApp app;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      app.publish(Integer.parseInt(request.getParameter("count")));
      response.getWriter().println("published");
    }
  }

  /** GET /streams returns how many streams of any kind are open. */
  @WebServlet("/streams")
  public static class Streams extends HttpServlet {

    @Inject private Provider<CometStatistics> statistics;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      int open = statistics.get().totalOpenStreams();
      response.getWriter().print(open + OPEN.get());
    }
  }

  /** Starts async and waits: the cost of an open request in the container. */
  @WebServlet(urlPatterns = "/bare", asyncSupported = true)
  public static class Bare extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      AsyncContext async = request.startAsync();
      async.setTimeout(0);
      OPEN.incrementAndGet();
    }
  }

  /** Sends the response headers of a stream and waits: the least cost of any stream. */
  @WebServlet(urlPatterns = "/headers", asyncSupported = true)
  public static class Headers extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      AsyncContext async = request.startAsync();
      async.setTimeout(0);
      response.setHeader("Content-Type", "multipart/mixed; boundary=" + UUID.randomUUID());
      response.setHeader("Cache-Control", "no-store, no-transform");
      response.setHeader("X-Accel-Buffering", "no");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Vary", "Accept");
      response.flushBuffer();
      OPEN.incrementAndGet();
    }
  }
}
