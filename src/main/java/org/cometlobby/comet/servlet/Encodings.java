package org.cometlobby.comet.servlet;

/**
 * What tells the encodings of an entry apart: the framing, and the content type that the stream's
 * method declares. One object for each method, so that all its subscribers share their bytes.
 */
final class Encodings {

  private final String contentType;
  private final Object multipart = new Object();

  Encodings(String contentType) {
    this.contentType = contentType;
  }

  /** What the method declares, empty if nothing. */
  String contentType() {
    return contentType;
  }

  Object multipart() {
    return multipart;
  }
}
