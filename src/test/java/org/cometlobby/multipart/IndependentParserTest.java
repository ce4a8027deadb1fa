package org.cometlobby.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Tests of the encoder's bytes with Jakarta Mail, which shares no code with the encoder. Jakarta
 * Mail makes no part of the empty text between the last part's delimiter and the end of the stream.
 */
class IndependentParserTest {

  private final Boundary boundary = Boundary.random(new Random(4));

  /** A part as the parser sees it, with its body byte by byte as Latin-1. */
  private record Read(String contentType, String event, int length, String body) {}

  @Property(tries = 300)
  void anotherParserReadsEveryPartAsItWas(@ForAll("streams") List<Part> parts) throws Exception {
    List<Read> read = read(stream(parts));
    assertThat(read).hasSize(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      assertThat(read.get(i).contentType()).isEqualTo(part.contentType());
      assertThat(read.get(i).event()).isEqualTo(part.header("Event").orElse(""));
      assertThat(read.get(i).length()).isEqualTo(part.length());
      assertThat(read.get(i).body()).isEqualTo(new String(part.body(), ISO_8859_1));
    }
  }

  @Test
  void anotherParserDoesNotTakeABodyForADelimiter() throws Exception {
    String nasty = "\r\n--" + boundary.token().substring(1) + "\r\nContent-Type: x/y\r\n\r\n--";
    List<Read> read = read(stream(List.of(Part.text(nasty), Part.text("--\r\n"))));
    assertThat(read).hasSize(2);
    assertThat(read.get(0).body()).isEqualTo(nasty);
    assertThat(read.get(1).body()).isEqualTo("--\r\n");
  }

  @Provide
  Arbitrary<List<Part>> streams() {
    return parts().list().ofMinSize(1).ofMaxSize(8);
  }

  private static Arbitrary<Part> parts() {
    Arbitrary<String> types =
        Arbitraries.of("text/plain;charset=utf-8", "application/json", "image/png", "a/b; c=\"d\"");
    // Line breaks and dashes are more frequent than by chance: delimiters are made of them.
    Arbitrary<Byte> bytes =
        Arbitraries.oneOf(
            Arbitraries.bytes(), Arbitraries.of((byte) '\r', (byte) '\n', (byte) '-', (byte) 0));
    Arbitrary<byte[]> bodies = bytes.array(byte[].class).ofMaxSize(300);
    Arbitrary<String> events =
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(0).ofMaxLength(40);
    return Combinators.combine(types, bodies, events)
        .as(
            (type, body, event) ->
                event.isEmpty()
                    ? Part.of(type, body)
                    : Part.of(type, body).withHeader("Event", event));
  }

  private byte[] stream(List<Part> parts) {
    MultipartEncoder encoder = new MultipartEncoder(boundary);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(encoder.opening());
    for (Part part : parts) {
      stream.writeBytes(MultipartEncoder.encode(part));
      stream.writeBytes(encoder.delimiter());
    }
    stream.writeBytes(encoder.closing());
    return stream.toByteArray();
  }

  private List<Read> read(byte[] stream) throws MessagingException, IOException {
    MimeMultipart multipart =
        new MimeMultipart(
            new ByteArrayDataSource(stream, "multipart/mixed; boundary=" + boundary.token()));
    List<Read> read = new ArrayList<>();
    for (int i = 0; i < multipart.getCount(); i++) {
      BodyPart part = multipart.getBodyPart(i);
      String[] length = part.getHeader("Content-Length");
      String[] event = part.getHeader("Event");
      byte[] body;
      try (var in = part.getInputStream()) {
        body = in.readAllBytes();
      }
      read.add(
          new Read(
              part.getContentType(),
              event == null ? "" : event[0],
              length == null ? -1 : Integer.parseInt(length[0]),
              new String(body, ISO_8859_1)));
    }
    return read;
  }
}
