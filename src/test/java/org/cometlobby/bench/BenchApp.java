package org.cometlobby.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.Topic;

/**
 * What the benchmarks deploy: one topic, somebody who publishes to it, and a bare async servlet.
 */
@ApplicationScoped
public class BenchApp {

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

  /** GET /publish?count=N publishes so many messages of 100 bytes, one right after the other. */
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

  /** Starts async and waits: what the container itself needs for an open request. */
  @WebServlet(urlPatterns = "/bare", asyncSupported = true)
  public static class Bare extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      AsyncContext async = request.startAsync();
      async.setTimeout(0);
    }
  }
}
