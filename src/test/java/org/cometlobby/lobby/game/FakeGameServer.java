package org.cometlobby.lobby.game;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A game's server with prepared answers, which records its requests. */
public final class FakeGameServer implements AutoCloseable {

  /** No answer at all, until the server ends. */
  static final int SILENCE = 0;

  /** Headers and the beginning of a body, but never its end. */
  static final int HALF_AN_ANSWER = 1;

  /** The connection breaks. */
  static final int BREAK = 2;

  /** A recorded request. */
  public record Request(String path, Headers headers, String body) {

    public String header(String name) {
      return headers.getFirst(name);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile int usual = 204;

  /**
   * @param answers statuses, one for each request; after the last, 204, or that of {@link
   *     #answerWith}
   */
  public FakeGameServer(Integer... answers) throws IOException {
    this.answers.addAll(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public List<Request> requests() {
    return requests;
  }

  /** Answers all further requests for which no answer is prepared with this status. */
  public void answerWith(int status) {
    usual = status;
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Headers headers = new Headers();
      headers.putAll(exchange.getRequestHeaders());
      requests.add(new Request(exchange.getRequestURI().getPath(), headers, body));
      Integer next = answers.poll();
      answer(exchange, next == null ? usual : next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, int status) throws IOException, InterruptedException {
    switch (status) {
      case SILENCE -> end.await();
      case HALF_AN_ANSWER -> {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write('x');
        body.flush();
        end.await();
      }
      case BREAK -> throw new IOException("broken on purpose");
      default -> {
        exchange.getResponseHeaders().set("Location", url("/elsewhere").toString());
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
