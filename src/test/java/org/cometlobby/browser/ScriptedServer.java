package org.cometlobby.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/1.1 server whose answers the test scripts byte by byte, and which so can misbehave in any
 * way. It serves {@code webapp/js} and pages of the test; any other request waits as an {@link
 * Exchange} until the test takes it with {@link #next} and answers.
 */
final class ScriptedServer implements AutoCloseable {

  /**
   * The longest wait for a request or a disconnect: a limit for a busy machine, not a measurement.
   */
  static final int PATIENCE_SECONDS = 30;

  static final String BOUNDARY = "aBoundaryOfLettersAndDigits42";

  private final ServerSocket socket;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "scripted-server");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Held to the end: the garbage collector closes a connection that only the browser still uses.
   */
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  private final ConcurrentMap<String, byte[]> pages = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, BlockingQueue<Exchange>> waiting = new ConcurrentHashMap<>();

  ScriptedServer() {
    try {
      socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    page("/", "<!doctype html><title>Test</title>");
    threads.execute(this::accept);
  }

  /** Serves a page of HTML at the path. */
  ScriptedServer page(String path, String html) {
    pages.put(path, html.getBytes(UTF_8));
    return this;
  }

  String url(String path) {
    return "http://127.0.0.1:" + socket.getLocalPort() + path;
  }

  /** Waits for the next request for the path, in the order of arrival. */
  Exchange next(String path) {
    try {
      Exchange exchange = queue(path).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (exchange == null) {
        throw new AssertionError("No request for " + path);
      }
      return exchange;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Counts the requests for the path that the test has not taken. */
  int pending(String path) {
    return queue(path).size();
  }

  private BlockingQueue<Exchange> queue(String path) {
    return waiting.computeIfAbsent(path, key -> new LinkedBlockingQueue<>());
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        clients.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException | RejectedExecutionException closed) {
      // The test has closed the server.
    }
  }

  private void serve(Socket client) {
    try {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      String[] request = line(in).split(" ", 3);
      if (request.length < 3) {
        client.close(); // a connection that the browser opened in advance
        return;
      }
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String[] header = line.split(": ?", 2);
        headers.put(header[0], header[1]);
      }
      byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
      String path = request[1].replaceFirst("\\?.*", "");
      Exchange exchange =
          new Exchange(client, in, request[0], request[1], headers, new String(body, UTF_8));
      Path script = Path.of("webapp", path);
      if (pages.containsKey(path)) {
        exchange.answer(200, "text/html;charset=utf-8", pages.get(path));
      } else if (path.matches("/js/(?:[\\w-]+/)*[\\w.-]+") && Files.isRegularFile(script)) {
        exchange.answer(200, "text/javascript", Files.readAllBytes(script));
      } else if (path.equals("/favicon.ico")) {
        exchange.answer(204, "image/x-icon", new byte[0]);
      } else {
        queue(path).add(exchange);
      }
    } catch (IOException gone) {
      // The browser has closed the connection.
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
    for (Socket client : clients) {
      client.close();
    }
  }

  /** A request with the connection for its answer; each connection serves only one. */
  static final class Exchange {

    private final Socket client;
    private final InputStream in;
    private final OutputStream out;
    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final String body;

    private Exchange(
        Socket client,
        InputStream in,
        String method,
        String target,
        Map<String, String> headers,
        String body)
        throws IOException {
      this.client = client;
      this.in = in;
      this.out = client.getOutputStream();
      this.method = method;
      this.target = target;
      this.headers = headers;
      this.body = body;
    }

    String method() {
      return method;
    }

    /** Returns the path with the query. */
    String target() {
      return target;
    }

    /** Returns the request's header, or the empty string. */
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String body() {
      return body;
    }

    /** Writes bytes, one for each char. */
    Exchange write(String bytes) {
      return write(bytes.getBytes(ISO_8859_1));
    }

    private Exchange write(byte[] bytes) {
      try {
        out.write(bytes);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return this;
    }

    /** Writes the status line and headers, without the length of the body. */
    Exchange head(int status, String contentType, String... more) {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
      head.append("Content-Type: ").append(contentType).append("\r\n");
      for (String header : more) {
        head.append(header).append("\r\n");
      }
      return write(head.append("Connection: close\r\n\r\n").toString());
    }

    /** Writes a whole answer and closes the connection. */
    void answer(int status, String contentType, String body, String... more) {
      head(status, contentType, more).write(body.getBytes(UTF_8));
      close();
    }

    private void answer(int status, String contentType, byte[] body) {
      head(status, contentType).write(body);
      close();
    }

    /** Begins a stream, as the library's server does. */
    Exchange open() {
      return head(200, "multipart/mixed; boundary=" + BOUNDARY).write("--" + BOUNDARY + "\r\n");
    }

    /** Writes a part of text with its delimiter, as the library's server does. */
    Exchange part(String text, String... more) {
      byte[] bytes = text.getBytes(UTF_8);
      StringBuilder part = new StringBuilder("Content-Type: text/plain;charset=utf-8\r\n");
      for (String header : more) {
        part.append(header).append("\r\n");
      }
      part.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
      part.append(new String(bytes, ISO_8859_1)).append("\r\n--").append(BOUNDARY).append("\r\n");
      return write(part.toString());
    }

    /** Writes a part with a cursor. */
    Exchange event(String id, String text) {
      return part(text, "Event-ID: " + id);
    }

    /** Ends the stream as the library's server does. */
    void end() {
      write("--" + BOUNDARY + "--");
      close();
    }

    /** Closes the connection cleanly at any point of the answer. */
    void close() {
      try {
        client.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Resets the connection. */
    void cut() {
      try {
        client.setSoLinger(true, 0);
        client.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Waits until the browser has closed the connection. */
    void awaitGone() {
      try {
        client.setSoTimeout(PATIENCE_SECONDS * 1000);
        while (in.read() >= 0) {
          // The test ignores further bytes of the browser.
        }
      } catch (java.net.SocketTimeoutException e) {
        throw new AssertionError("The browser holds the connection to " + target, e);
      } catch (IOException reset) {
        // A reset is a disconnect, too.
      }
    }
  }
}
