package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP relay between a client and a server, whose connections a test can cut. */
public final class Relay implements AutoCloseable {

  private static final String HEAD_END = "\r\n\r\n";

  private final ServerSocket socket;
  private final URI server;
  private final boolean withholds;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  public Relay(URI server) throws IOException {
    this(server, false);
  }

  /**
   * Makes a relay that passes the head of each answer on, and keeps the body until its end, as some
   * virus scanners and filters do.
   */
  public static Relay thatWithholdsBodies(URI server) throws IOException {
    return new Relay(server, true);
  }

  private Relay(URI server, boolean withholds) throws IOException {
    this.server = server;
    this.withholds = withholds;
    this.socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Returns the server's address through the relay. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + server.getPath());
  }

  /** Ends all connections; new connections are relayed again. */
  public void cut() {
    open.forEach(Relay::close);
    open.clear();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Socket upstream = new Socket(server.getHost(), server.getPort());
        open.add(client);
        open.add(upstream);
        start(() -> relay(client, upstream, this::copyRequest));
        start(() -> relay(upstream, client, withholds ? Relay::copyWhole : Relay::copy));
      } catch (IOException e) {
        // The relay is closed, or no server listens behind it: the client sees a closed connection.
        cut();
      }
    }
  }

  private interface Copy {
    void copy(InputStream from, OutputStream to) throws IOException;
  }

  /** Copies until one end closes, and closes the other. */
  private static void relay(Socket from, Socket to, Copy how) {
    try (from;
        to) {
      how.copy(from.getInputStream(), to.getOutputStream());
    } catch (IOException e) {
      // A cut connection: try-with-resources closes both ends.
      return;
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[8_192];
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      to.write(buffer, 0, n);
    }
  }

  /** Copies a request; has the server close the connection after an answer that is withheld. */
  private void copyRequest(InputStream from, OutputStream to) throws IOException {
    if (withholds) {
      String head = head(from).replaceAll("(?i)\r\nConnection: [^\r]*", "");
      to.write(head.replace(HEAD_END, "\r\nConnection: close" + HEAD_END).getBytes(ISO_8859_1));
    }
    copy(from, to);
  }

  private static void copyWhole(InputStream from, OutputStream to) throws IOException {
    to.write(head(from).getBytes(ISO_8859_1));
    to.write(from.readAllBytes());
  }

  /** Reads a head up to and with its empty line, or what there is of it. */
  private static String head(InputStream from) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf(HEAD_END) < 0) {
      int next = from.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is closed either way.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    cut();
  }
}
