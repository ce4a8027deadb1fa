package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of a multipart response as it arrives: every byte that departs from the contract
 * fails the test. Heartbeats are skipped.
 */
public final class MultipartStream implements AutoCloseable {

  private static final Pattern TYPE =
      Pattern.compile("multipart/(?:x-mixed-replace|mixed); boundary=([0-9A-Za-z]{24,70})(;.*)?");

  private final InputStream in;
  private final String boundary;
  private boolean opened;

  public MultipartStream(String contentType, InputStream in) {
    Matcher matcher = TYPE.matcher(contentType);
    assertThat(contentType).matches(TYPE);
    assertThat(matcher.matches()).isTrue();
    this.boundary = matcher.group(1);
    this.in = new BufferedInputStream(in);
  }

  /** Returns the next part as soon as its delimiter has arrived; empty at the end of the stream. */
  public Optional<ReceivedPart> next() {
    try {
      while (true) {
        if (!opened) {
          assertThat(line()).isEqualTo("--" + boundary);
          opened = true;
        }
        String first = line();
        if (first.equals("--" + boundary + "--")) {
          assertThat(in.read()).as("nothing follows the end").isEqualTo(-1);
          return Optional.empty();
        }
        ReceivedPart part = part(first);
        if (!part.event().equals("ping")) {
          return Optional.of(part);
        }
        assertThat(part.text()).as("a heartbeat is empty").isEmpty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the next part's text; fails at the end of the stream. */
  public String nextText() {
    return next().orElseThrow().text();
  }

  /** Returns all remaining parts up to the end of the stream. */
  public List<ReceivedPart> rest() {
    List<ReceivedPart> parts = new ArrayList<>();
    for (Optional<ReceivedPart> part = next(); part.isPresent(); part = next()) {
      parts.add(part.get());
    }
    return parts;
  }

  /** Returns the texts of all remaining parts. */
  public List<String> restAsTexts() {
    return rest().stream().map(ReceivedPart::text).toList();
  }

  private ReceivedPart part(String firstLine) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    int length = -1;
    for (String line = firstLine; !line.isEmpty(); line = line()) {
      int colon = line.indexOf(": ");
      assertThat(colon).as("a header: %s", line).isPositive();
      String name = line.substring(0, colon);
      String value = line.substring(colon + 2);
      assertThat(length).as("the length is the last header").isEqualTo(-1);
      if (name.equals("Content-Length")) {
        length = Integer.parseInt(value);
      } else {
        assertThat(headers.put(name, value)).as("%s is there once", name).isNull();
      }
    }
    assertThat(length).as("every part has its length").isNotNegative();
    byte[] body = in.readNBytes(length);
    assertThat(body).hasSize(length);
    assertThat(line()).as("a delimiter begins with CRLF").isEmpty();
    assertThat(line()).isEqualTo("--" + boundary);
    return new ReceivedPart(headers, body);
  }

  /** Reads a line without its CRLF; at the end of the stream, the rest without one. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\r'; b = in.read()) {
      if (b == -1) {
        if (line.size() == 0) {
          throw new EOFException("The stream broke off without its end");
        }
        return line.toString(US_ASCII);
      }
      assertThat(b).as("a line break is CRLF").isNotEqualTo('\n');
      line.write(b);
    }
    assertThat(in.read()).as("a line break is CRLF").isEqualTo('\n');
    return line.toString(US_ASCII);
  }

  /** Closes the connection before the end of the stream. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
