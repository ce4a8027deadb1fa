package org.cometlobby.it.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A request from a chosen source address, which Java's HTTP client can't choose. All of 127/8 is
 * this machine.
 */
public final class LocalClient implements AutoCloseable {

  private final Socket socket;

  private LocalClient(Socket socket) {
    this.socket = socket;
  }

  /** Sends the request and returns without waiting for the answer. */
  public static LocalClient send(
      String from, URI base, String method, String path, String type, String body)
      throws IOException {
    return send(from, Map.of(), base, method, path, type, body);
  }

  /** Sends the request with further headers. */
  public static LocalClient send(
      String from,
      Map<String, String> headers,
      URI base,
      String method,
      String path,
      String type,
      String body)
      throws IOException {
    StringBuilder further = new StringBuilder();
    headers.forEach((name, value) -> further.append(name + ": " + value + "\r\n"));
    URI target = base.resolve(path);
    Socket socket =
        new Socket(
            InetAddress.getByName(base.getHost()), base.getPort(), InetAddress.getByName(from), 0);
    socket.setSoTimeout(60_000);
    String request =
        method
            + " "
            + target.getRawPath()
            + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery())
            + " HTTP/1.1\r\nHost: "
            + base.getAuthority()
            + "\r\n"
            + further
            + "Connection: close\r\nAccept: */*\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return new LocalClient(socket);
  }

  /** Reads the status line and the headers, in lower case. */
  public String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = socket.getInputStream().read();
      if (b < 0) {
        throw new IOException("The answer ends in its head: " + head);
      }
      head.append((char) b);
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  public int status() throws IOException {
    return Integer.parseInt(head().substring(9, 12));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
