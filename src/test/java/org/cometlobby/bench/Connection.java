package org.cometlobby.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * A keep-alive connection of HTTP/1.1 that sends one request after the other. It costs a
 * measurement less than {@code java.net.http}, whose threads compete with the server for the cores.
 */
final class Connection implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 120_000;

  /** Less than a server's time-out for idle connections. */
  private static final long LONGEST_IDLE_NANOS = 10_000_000_000L;

  private final int port;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean closing;
  private long lastUse;

  Connection(int port) {
    this.port = port;
    try {
      socket = open();
      in = input(socket);
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lastUse = System.nanoTime();
  }

  private Socket open() throws IOException {
    Socket opened = new Socket(InetAddress.getLoopbackAddress(), port);
    opened.setTcpNoDelay(true);
    opened.setSoTimeout(PATIENCE_MILLIS);
    return opened;
  }

  private static InputStream input(Socket socket) throws IOException {
    return new BufferedInputStream(socket.getInputStream(), 65_536);
  }

  /**
   * Opens another connection where the server has closed this one: Payara does after 250 answers.
   */
  private void renew() throws IOException {
    if (closing || System.nanoTime() - lastUse > LONGEST_IDLE_NANOS) {
      socket.close();
      socket = open();
      in = input(socket);
      out = socket.getOutputStream();
      closing = false;
    }
    lastUse = System.nanoTime();
  }

  /** A complete answer. */
  record Answer(int status, String body) {

    JsonObject json() {
      return Json.createReader(new StringReader(body)).readObject();
    }

    /** Fails unless the request was successful. */
    Answer successful() {
      if (status < 200 || status > 299) {
        throw new IllegalStateException("Status " + status + ": " + body);
      }
      return this;
    }
  }

  /**
   * @param token the player's; empty for an anonymous request
   */
  Answer get(String path, String token) {
    return send("GET", path, token, "");
  }

  Answer post(String path, String token, String json) {
    return send("POST", path, token, json);
  }

  Answer delete(String path, String token) {
    return send("DELETE", path, token, "");
  }

  private Answer send(String method, String path, String token, String json) {
    try {
      renew();
      out.write(request(method, path, token, json));
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] request(String method, String path, String token, String json) {
    StringBuilder head =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    if (!token.isEmpty()) {
      head.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    byte[] body = json.getBytes(UTF_8);
    if (body.length > 0) {
      head.append("Content-Type: application/json\r\n");
    }
    if (!method.equals("GET")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return (head + "\r\n" + json).getBytes(UTF_8);
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", -1)[1]);
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
        length = -1;
      } else if (lower.startsWith("connection:") && lower.contains("close")) {
        closing = true;
      }
    }
    return new Answer(status, new String(length < 0 ? chunks() : in.readNBytes(length), UTF_8));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("The server closed the connection");
      }
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
