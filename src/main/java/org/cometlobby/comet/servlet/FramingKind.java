package org.cometlobby.comet.servlet;

/**
 * The kinds of framing, in the order that decides a tie. A new kind goes behind those of its type,
 * or clients that accept the whole type would get another framing than before.
 */
enum FramingKind {
  REPLACE("replace", "multipart", "x-mixed-replace"),
  MIXED("mixed", "multipart", "mixed"),
  SSE("sse", "text", "event-stream"),
  NDJSON("ndjson", "application", "x-ndjson"),
  POLL("poll", "application", "json");

  private final String parameter;
  private final String type;
  private final String subtype;

  FramingKind(String parameter, String type, String subtype) {
    this.parameter = parameter;
    this.type = type;
    this.subtype = subtype;
  }

  /** Returns the value of {@code ?as=} that chooses it. */
  String parameter() {
    return parameter;
  }

  String type() {
    return type;
  }

  String subtype() {
    return subtype;
  }

  String mediaType() {
    return type + "/" + subtype;
  }
}
