package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The parser of multipart.js in the browser, which yields the same parts for every split of a body.
 */
@EveryEngine
@Tag("one-server")
class CometParserIT {

  /** A body with the boundary "XyZ" and the bodies of its parts; one char is one byte. */
  private record Body(String name, String bytes, List<String> parts) {

    static Body of(String name, String text, String... parts) {
      return new Body(name, text.replace("\n", "\r\n"), List.of(parts));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Body> bodies() {
    return Stream.of(
        Body.of(
            "as the server writes it",
            """
            --XyZ
            Content-Type: text/plain;charset=utf-8
            Content-Length: 7

            h\u00c3\u00a9llo!
            --XyZ
            Event: ping
            Content-Length: 0


            --XyZ
            --XyZ--\
            """,
            "h\u00c3\u00a9llo!",
            ""),
        Body.of(
            "binary, with delimiters inside",
            """
            --XyZ
            Content-Length: 22

            \0\u00ff
            --XyZ

            --XyZ--\0\u0080
            --XyZ
            Content-Length: 9


            --XyZ--
            --XyZ--\
            """,
            "\0\u00ff\r\n--XyZ\r\n\r\n--XyZ--\0\u0080",
            "\r\n--XyZ--"),
        Body.of(
            "without Content-Length",
            """
            --XyZ
            Content-Type: text/plain

            one
            --XyZabc
            --Xy\r
            --XyZ\t\s

            no headers

            --XyZ
            Event: empty

            --XyZ--
            """,
            "one\r\n--XyZabc\r\n--Xy\r",
            "no headers\r\n",
            ""),
        Body.of(
            "with preamble and epilogue",
            """
            for old mail readers --XyZ
            --XyZnot
            --XyZ
            Content-Length: 1

            a
            --XyZ
            Content-Length: 0

            --XyZ--
            --XyZ

            not a part
            --XyZ--\
            """,
            "a",
            ""),
        Body.of("with a leading line break and no part", "\n--XyZ\n--XyZ--"));
  }

  private static ScriptedServer server;

  @BeforeAll
  static void start() {
    server = new ScriptedServer();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void open(Tab page) {
    page.navigate(server.url("/"));
    page.evaluate(
        """
        async () => {
          const { MultipartParser } = await import("/js/comet/multipart.js");
          window.bytes = (text) => Uint8Array.from(text, (c) => c.charCodeAt(0));
          window.binary = (part) => String.fromCharCode(...part.bytes());
          window.parser = (type = "multipart/mixed; boundary=XyZ") => new MultipartParser(type);
        }
        """);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void anyOneOrTwoSplitsGiveTheSameParts(Body body, Tab page) {
    Object wrong =
        page.evaluate(
            """
            ([body, expected]) => {
              const all = bytes(body);
              const wrong = [];
              for (let one = 0; one <= all.length; one++) {
                for (let two = one; two <= all.length; two++) {
                  const p = parser();
                  const parts = [all.slice(0, one), all.slice(one, two), all.slice(two)]
                    .flatMap((chunk) => p.push(chunk))
                    .map(binary);
                  if (!p.ended || JSON.stringify(parts) !== JSON.stringify(expected)) {
                    wrong.push([one, two, p.ended, parts]);
                  }
                }
              }
              return wrong.slice(0, 3);
            }
            """,
            List.of(body.bytes(), body.parts()));
    assertThat(wrong).isEqualTo(List.of());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void byteByByteGivesTheSameParts(Body body, Tab page) {
    Object parts =
        page.evaluate(
            """
            (body) => {
              const p = parser();
              return [...bytes(body)].flatMap((byte) => p.push(Uint8Array.of(byte))).map(binary);
            }
            """,
            body.bytes());
    assertThat(parts).isEqualTo(body.parts());
  }

  @Test
  void aPartWithContentLengthIsCompleteWithItsLastByte(Tab page) {
    assertThat(
            page.evaluate(
                """
                () => {
                  const p = parser();
                  return ["--XyZ\\r\\nContent-Length: 3\\r\\n\\r\\nab", "c", "\\r\\n--XyZ\\r\\n"]
                    .map((chunk) => p.push(bytes(chunk)).length);
                }
                """))
        .isEqualTo(List.of(0, 1, 0));
  }

  @Test
  void onlyAPartAfterAGapIsNotRecovered(Tab page) {
    assertThat(
            page.evaluate(
                """
                () => parser()
                  .push(bytes("--XyZ\\r\\nEvent-Recovered: false\\r\\nContent-Length: 0\\r\\n\\r\\n" +
                    "\\r\\n--XyZ\\r\\nContent-Length: 0\\r\\n\\r\\n\\r\\n--XyZ--"))
                  .map((part) => part.recovered)
                """))
        .isEqualTo(List.of(false, true));
  }

  @Test
  void aPartHasItsHeadersAndReadsAsTextJsonAndBytes(Tab page) {
    assertThat(
            page.evaluate(
                """
                () => {
                  const head = "--XyZ\\r\\nEvent: joined\\r\\nevent-id: a:7\\r\\nX-Name: M\\u00fc\\u0080\\r\\n";
                  const [part, plain] = parser().push(bytes(head +
                    'Content-Type: application/json\\r\\nContent-Length: 12\\r\\n\\r\\n{"n":"\\u00c3\\u00a9 \\u00ff"' +
                    "}\\r\\n--XyZ\\r\\nContent-Type: text/plain; charset=iso-8859-1\\r\\n\\r\\n\\u00e9\\r\\n--XyZ--"));
                  return [part.event, part.id, part.type, part.headers.get("x-name"), part.json().n,
                    part.bytes().length, plain.event, plain.id, plain.text()];
                }
                """))
        .isEqualTo(
            List.of(
                "joined",
                "a:7",
                "application/json",
                "M\u00fc\u0080",
                "\u00e9 \ufffd",
                12,
                "message",
                "",
                "\u00e9"));
  }

  @Test
  void aLongBodyInManyChunksArrivesWhole(Tab page) {
    assertThat(
            page.evaluate(
                """
                () => {
                  const body = Uint8Array.from({ length: 3_000_000 }, (_, i) => i % 251);
                  const p = parser();
                  p.push(bytes("--XyZ\\r\\nContent-Length: 3000000\\r\\n\\r\\n"));
                  const parts = [];
                  for (let at = 0; at < body.length; at += 1000) {
                    parts.push(...p.push(body.subarray(at, at + 1000)));
                  }
                  return [parts.length, parts[0].bytes().every((b, i) => b === body[i])];
                }
                """))
        .isEqualTo(List.of(1, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "multipart/mixed; boundary=XyZ",
        "multipart/mixed;boundary=XyZ;charset=utf-8",
        "multipart/mixed; charset=utf-8; BOUNDARY=\"XyZ\"",
        "Multipart/X-Mixed-Replace; boundary=\"Xy\\Z\"",
      })
  void theBoundaryIsReadFromTheContentType(String type, Tab page) {
    assertThat(
            page.evaluate(
                "(type) => parser(type).push(bytes('--XyZ\\r\\n\\r\\na\\r\\n--XyZ--')).length",
                type))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"text/html", "multipart/mixed", "text/plain; boundary=XyZ", "''"})
  void aTypeThatIsNotMultipartIsRejected(String type, Tab page) {
    assertThat(
            page.evaluate(
                "(type) => { try { parser(type); } catch (e) { return e.name + ': ' + e.message; }"
                    + " }",
                type))
        .isEqualTo("TypeError: Not multipart with a boundary: " + type);
  }
}
