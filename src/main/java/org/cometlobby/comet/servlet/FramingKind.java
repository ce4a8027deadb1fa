package org.cometlobby.comet.servlet;

/** The ways in which a stream can be written, in the order in which a tie is decided. */
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

  /** What {@code ?as=} says for it. */
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
