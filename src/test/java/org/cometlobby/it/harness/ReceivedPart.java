package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** A part as received over the wire. */
public final class ReceivedPart {

  private final Map<String, String> headers;
  private final byte[] body;

  ReceivedPart(Map<String, String> headers, byte[] body) {
    this.headers = headers;
    this.body = body;
  }

  /** Returns the headers in their order, without Content-Length. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns a header's value; empty if the part doesn't have the header. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public String contentType() {
    return header("Content-Type");
  }

  public String event() {
    return header("Event");
  }

  public String cursor() {
    return header("Event-ID");
  }

  public byte[] bytes() {
    return body.clone();
  }

  public String text() {
    return new String(body, UTF_8);
  }

  @Override
  public String toString() {
    return headers + " " + text();
  }
}
