package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {

  @ParameterizedTest
  @CsvSource({"replace,REPLACE", "mixed,MIXED", "sse,SSE", "ndjson,NDJSON", "poll,POLL"})
  void theParameterOverridesTheHeader(String as, FramingKind kind) {
    for (String accept : new String[] {null, "", "text/html", "text/event-stream", "*/*;q=0"}) {
      assertThat(Negotiation.choose(as, accept)).contains(kind);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Replace", "REPLACE", "replace ", "html", "multipart/mixed", "*/*"})
  void aParameterThatNamesNoFramingHasNone(String as) {
    assertThat(Negotiation.choose(as, "*/*")).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aRequestWithoutAnAcceptHeaderGetsTheDefault(String accept) {
    assertThat(Negotiation.choose(null, accept)).contains(FramingKind.REPLACE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // one kind
        "multipart/x-mixed-replace                                | REPLACE",
        "multipart/mixed                                          | MIXED",
        "text/event-stream                                        | SSE",
        "application/x-ndjson                                     | NDJSON",
        "application/json                                         | POLL",
        // in any case, with parameters and blanks
        "Text/Event-Stream                                        | SSE",
        "  multipart/mixed ; boundary=x ; q=0.5                   | MIXED",
        "text/event-stream;charset=utf-8                          | SSE",
        // ranges
        "*/*                                                      | REPLACE",
        "multipart/*                                              | REPLACE",
        "text/*                                                   | SSE",
        "application/*                                            | NDJSON",
        // what browsers send for a document, an image, a fetch
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | REPLACE",
        "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5      | REPLACE",
        // the highest quality wins, wherever it stands
        "multipart/mixed;q=0.5, text/event-stream;q=0.9           | SSE",
        "text/event-stream;q=0.9, multipart/mixed;q=0.5           | SSE",
        "text/event-stream;q=0.999, multipart/mixed;q=0.998       | SSE",
        "application/json, multipart/mixed;q=0.999                | POLL",
        // of the same quality, the most specifically named one
        "*/*, text/event-stream                                   | SSE",
        "*/*, application/json                                    | POLL",
        "multipart/*, application/x-ndjson                        | NDJSON",
        "*/*, text/*                                              | SSE",
        // of the same quality and specificity, the first of the contract's table
        "text/event-stream, multipart/mixed                       | MIXED",
        "application/json, application/x-ndjson                   | NDJSON",
        // the most specific range decides about its framing
        "multipart/mixed;q=0.1, multipart/*;q=0.9                 | REPLACE",
        "multipart/x-mixed-replace;q=0, */*                       | MIXED",
        "multipart/*;q=0, */*                                     | SSE",
        "*/*;q=0, application/json                                | POLL",
        "*/*;q=0.1, multipart/mixed;q=0                           | REPLACE",
        // quality values
        "multipart/mixed;q=1.000                                  | MIXED",
        "multipart/mixed;q=0.001                                  | MIXED",
        "multipart/mixed;Q=0.5                                    | MIXED",
        "multipart/mixed; q = 0.5                                 | MIXED",
        // a malformed range is ignored, a malformed quality counts as 1
        "garbage, text/event-stream                               | SSE",
        ",,;;=,/ , text/event-stream                              | SSE",
        "multipart/mixed;q=high, text/event-stream;q=0.9          | MIXED",
        "multipart/mixed;q=2, text/event-stream;q=0.9             | MIXED",
        "multipart/mixed;q=-1, text/event-stream;q=0.9            | MIXED",
      })
  void theHeaderIsReadAsTheRfcSays(String accept, FramingKind kind) {
    assertThat(Negotiation.choose(null, accept)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "image/png, image/*",
        "multipart/form-data",
        "*/*;q=0",
        "*/*;q=0.000",
        "text/event-stream;q=0",
        "garbage",
        "*",
        "/",
        "*/mixed",
        "multipart",
        "multipart/mixedx",
        ",",
      })
  void aHeaderThatExcludesAllFramingsIsNotAcceptable(String accept) {
    assertThat(Negotiation.choose(null, accept)).isEmpty();
  }

  @Test
  void aLongHeaderIsReadQuickly() {
    String accept = "multipart/mixed;" + "q=0.".repeat(20_000) + ",".repeat(20_000);
    assertThat(Negotiation.choose(null, accept)).contains(FramingKind.MIXED);
  }
}
