package org.cometlobby.it.hostile;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.cometlobby.comet.CometStatistics;
import org.cometlobby.it.harness.ServerJvm;

/**
 * The endpoint through which a test inspects the server and publishes: {@code GET /probe?do=...}
 * returns JSON.
 */
@WebServlet("/probe")
public class TargetProbe extends HttpServlet {

  @Inject private TargetApp app;
  @Inject private Provider<CometStatistics> statistics;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JsonObjectBuilder answer = Json.createObjectBuilder();
    switch (request.getParameter("do")) {
      case "statistics" -> statistics(answer);
      case "heap" -> answer.add("used", usedHeap());
      case "log" -> {
        var lines = Json.createArrayBuilder();
        Log.LINES.forEach(lines::add);
        answer.add("lines", lines);
      }
      case "count" -> answer.add("count", app.counted(request.getParameter("of")));
      case "publish" ->
          answer.add(
              "millis",
              app.publish(
                  request.getParameter("topic"),
                  Integer.parseInt(request.getParameter("from")),
                  Integer.parseInt(request.getParameter("count")),
                  Integer.parseInt(request.getParameter("size"))));
      case "forget" -> app.forget();
      case "jvm" ->
          answer
              .add("java", Runtime.version().feature())
              .add("platformThreads", ServerJvm.platformThreads())
              .add("earlierThreads", Json.createArrayBuilder(ServerJvm.earlierThreads()));
      case "instances" ->
          answer.add("instances", ServerJvm.instancesOf(request.getParameter("of")));
      case "loaders" -> answer.add("loaders", ServerJvm.loadersOf(request.getParameter("of")));
      default -> throw new IllegalArgumentException("do=" + request.getParameter("do"));
    }
    response.setContentType("application/json");
    response.getWriter().print(answer.build());
  }

  private void statistics(JsonObjectBuilder answer) {
    CometStatistics now = statistics.get();
    answer
        .add("open", now.totalOpenStreams())
        .add("waiting", now.waiting())
        .add("deepestQueue", now.deepestQueue())
        .add("deliveries", now.deliveries())
        .add("cutOffs", now.cutOffs());
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    // Twice: the second collection frees the objects that the first one finalized.
    runtime.gc();
    runtime.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** A record of the log lines of the whole server while the application is deployed. */
  @WebListener
  public static class Log extends Handler implements ServletContextListener {

    static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    @Override
    public void contextInitialized(ServletContextEvent event) {
      Logger.getLogger("").addHandler(this);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
      Logger.getLogger("").removeHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
      if (line.getLevel().intValue() >= Level.INFO.intValue()) {
        LINES.add(line.getLevel() + " " + line.getLoggerName() + ": " + text(line));
      }
    }

    private static String text(LogRecord line) {
      String text = String.valueOf(line.getMessage());
      if (line.getParameters() != null) {
        text = new java.util.logging.SimpleFormatter().formatMessage(line);
      }
      return line.getThrown() == null ? text : text + " (" + line.getThrown() + ")";
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
