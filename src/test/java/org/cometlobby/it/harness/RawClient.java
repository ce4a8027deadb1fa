package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/** A client on a bare socket, which can do everything that HTTP forbids. */
public final class RawClient implements Closeable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final URI base;

  private RawClient(Socket socket, URI base) {
    this.socket = socket;
    this.base = base;
  }

  /** Connects with a receive buffer so small that unread bytes stay at the server. */
  public static RawClient connect(URI base) throws IOException {
    return connect(base, new InetSocketAddress(0));
  }

  /** Connects from an address of this machine, such as any in 127/8. */
  public static RawClient connect(URI base, String from) throws IOException {
    return connect(base, new InetSocketAddress(from, 0));
  }

  private static RawClient connect(URI base, InetSocketAddress from) throws IOException {
    Socket socket = new Socket();
    socket.bind(from);
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
    return new RawClient(socket, base);
  }

  /** Connects and asks for a stream. */
  public static RawClient get(URI base, String path, String... headers) throws IOException {
    RawClient client = connect(base);
    client.send(request(base, "GET", path, headers));
    return client;
  }

  /** Returns a request's head; the path is relative to the application. */
  public static String request(URI base, String method, String path, String... headers) {
    StringBuilder request =
        new StringBuilder(
            method + " " + base.getPath() + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  public URI base() {
    return base;
  }

  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** Reads one byte. */
  public int read() throws IOException {
    return socket.getInputStream().read();
  }

  /** Reads until a text has arrived; fails at the end of the connection or after a minute. */
  public String readUntil(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The end came before \"" + text + "\", after: " + read);
      }
      read.append((char) next);
      if (next == text.charAt(text.length() - 1) && endsWith(read, text)) {
        break;
      }
    }
    return read.toString();
  }

  private static boolean endsWith(StringBuilder read, String text) {
    return read.length() >= text.length() && read.indexOf(text, read.length() - text.length()) >= 0;
  }

  /** Reads to the end of the connection, be it a clean end or a reset. */
  public String readToEnd() throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[65_536];
    try {
      InputStream in = socket.getInputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        read.append(new String(buffer, 0, n, ISO_8859_1));
      }
    } catch (SocketException e) {
      // A reset is an end as well.
    }
    return read.toString();
  }

  /** Closes the sending half of the connection. */
  public void halfClose() throws IOException {
    socket.shutdownOutput();
  }

  /** Resets the connection: the server's next write is answered with RST. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
