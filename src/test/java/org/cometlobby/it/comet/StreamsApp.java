package org.cometlobby.it.comet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.QueryParam;
import org.cometlobby.comet.Topic;

/**
 * A third-party application that streams the values a test posts to it: a topic for each name, read
 * as text, JSON, images or documents, and runs that send the texts posted to them.
 */
@ApplicationScoped
public class StreamsApp {

  /** Ends a run of {@link #told}. */
  static final String END = "(end)";

  private final Map<String, Topic<Object>> topics = new ConcurrentHashMap<>();
  private final Map<String, BlockingQueue<String>> words = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

  /** Returns the topic of a name; one whose name begins with "short" keeps only four events. */
  Topic<Object> topic(String name) {
    return topics.computeIfAbsent(
        name, n -> Topic.<Object>builder().maxEvents(n.startsWith("short") ? 4 : 100_000).build());
  }

  /** Forgets a topic, as a restart of the server does: the next one has another epoch. */
  void restart(String name) {
    topics.remove(name);
  }

  BlockingQueue<String> words(String name) {
    return words.computeIfAbsent(name, n -> new LinkedBlockingQueue<>());
  }

  AtomicInteger runs(String name) {
    return runs.computeIfAbsent(name, n -> new AtomicInteger());
  }

  /** Returns a text that is difficult for every framing, the same for the same number. */
  static String text(long n) {
    String hard = "line\r\n\r\n--line: ü€😀\u2028\n\"\\\tdata: x\rid: 7\n";
    return n + " " + hard.repeat((int) (n % 4)) + "x".repeat((int) (n % 97));
  }

  @Comet("/text/{name}")
  public Topic<Object> texts(@PathParam String name) {
    return topic(name);
  }

  @Comet("/json/{name}")
  public Topic<Object> json(@PathParam String name) {
    return topic(name);
  }

  @Comet(value = "/png/{name}", contentType = "image/png")
  public Topic<Object> png(@PathParam String name) {
    return topic(name);
  }

  @Comet(value = "/svg/{name}", contentType = "image/svg+xml")
  public Topic<Object> svg(@PathParam String name) {
    return topic(name);
  }

  @Comet(value = "/html/{name}", contentType = "text/html;charset=utf-8")
  public Topic<Object> html(@PathParam String name) {
    return topic(name);
  }

  @Comet(value = "/jpeg", contentType = "image/jpeg")
  public Stream<byte[]> jpeg(@QueryParam int count) {
    return IntStream.range(0, count).mapToObj(i -> picture("jpeg", new Color(40 * i, 100, 20)));
  }

  @Comet("/count")
  public void count(Push<String> push, @QueryParam int to) {
    for (int i = 1; i <= to; i++) {
      push.send(Integer.toString(i));
    }
  }

  /** Sends each text that is posted to its name. */
  @Comet("/told/{name}")
  public void told(@PathParam String name, Push<String> push) throws InterruptedException {
    push.send("run " + runs(name).incrementAndGet());
    for (String word = words(name).take(); !word.equals(END); word = words(name).take()) {
      push.send(word);
    }
  }

  /** Returns an image of 16 by 16 pixels of one colour. */
  static byte[] picture(String format, Color color) {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, 16, 16);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * A setting for tests of exact bytes: no heartbeats, which would also flush a delayed part, for
   * as long as the setting can be.
   */
  public static class Quiet implements Extension {

    void beforeStart(@Observes BeforeBeanDiscovery event) {
      System.setProperty("lobby.heartbeat", "20s");
    }

    /** The server may continue to run with other applications. */
    void afterEnd(@Observes BeforeShutdown event) {
      System.clearProperty("lobby.heartbeat");
    }
  }

  /** The test's control of the application: POST {@code /do/WHAT/NAME}. */
  @WebServlet("/do/*")
  public static class Control extends HttpServlet {

    private final transient StreamsApp app;

    @Inject
    public Control(StreamsApp app) {
      this.app = app;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String[] path = request.getPathInfo().substring(1).split("/", -1);
      String name = path[1];
      byte[] bytes = request.getInputStream().readAllBytes();
      String body = new String(bytes, UTF_8);
      switch (path[0]) {
        case "text" -> publish(request, name, body);
        case "json" -> publish(request, name, read(body));
        case "bytes" -> publish(request, name, bytes);
        case "texts" -> publishTexts(request, name);
        case "state" -> app.topic(name).publishState(read(body));
        case "picture" -> app.topic(name).publishState(bytes);
        case "document" -> app.topic(name).publishState(body);
        case "close" -> app.topic(name).close();
        case "restart" -> app.restart(name);
        case "tell" -> app.words(name).add(body);
        default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
      }
    }

    private void publish(HttpServletRequest request, String name, Object value) {
      String event = request.getParameter("event");
      String state = request.getParameter("state");
      if (event == null) {
        app.topic(name).publish(value);
      } else if (state == null) {
        app.topic(name).publish(event, value);
      } else {
        app.topic(name).publish(event, value, read(state));
      }
    }

    /** Publishes the texts of these numbers, each also as the state after it. */
    private void publishTexts(HttpServletRequest request, String name) {
      int to = Integer.parseInt(request.getParameter("to"));
      for (int i = Integer.parseInt(request.getParameter("from")); i <= to; i++) {
        app.topic(name).publish("text", text(i), text(i));
      }
    }

    private static Object read(String json) {
      try (JsonReader reader = Json.createReader(new StringReader(json))) {
        return reader.readValue();
      }
    }
  }

  /** A store of HTML by path: the pages that a test posts, and the texts that pages post back. */
  @WebServlet("/box/*")
  public static class Box extends HttpServlet {

    private final transient Map<String, byte[]> kept = new ConcurrentHashMap<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      kept.put(request.getPathInfo(), request.getInputStream().readAllBytes());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/html;charset=utf-8");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(kept.getOrDefault(request.getPathInfo(), new byte[0]));
    }
  }
}
