package org.cometlobby.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP relay between a client and a server, whose connections a test can cut. */
public final class Relay implements AutoCloseable {

  private final ServerSocket socket;
  private final URI server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  public Relay(URI server) throws IOException {
    this.server = server;
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
        start(() -> copy(client, upstream));
        start(() -> copy(upstream, client));
      } catch (IOException e) {
        // The relay is closed, or no server listens behind it: the client sees a closed connection.
        cut();
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    byte[] buffer = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException e) {
      // A cut connection: try-with-resources closes both ends.
      return;
    }
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
