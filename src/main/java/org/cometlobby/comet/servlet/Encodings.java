package org.cometlobby.comet.servlet;

import java.util.Locale;

/**
 * The keys of an entry's encodings: two for each family of framings, since a last entry has another
 * cursor, together with the content type that the stream's method declares. One object per method,
 * so that all its subscribers share their bytes.
 */
final class Encodings {

  private final String contentType;
  private final Object multipart = new Object();
  private final Object lastMultipart = new Object();
  private final Object sse = new Object();
  private final Object lastSse = new Object();
  private final Object json = new Object();
  private final Object lastJson = new Object();

  Encodings(String contentType) {
    this.contentType = contentType;
  }

  /** Returns the content type that the method declares, empty if it declares none. */
  String contentType() {
    return contentType;
  }

  Object multipart(boolean isLast) {
    return isLast ? lastMultipart : multipart;
  }

  Object sse(boolean isLast) {
    return isLast ? lastSse : sse;
  }

  Object json(boolean isLast) {
    return isLast ? lastJson : json;
  }

  /**
   * Returns whether a browser displays parts of this type by itself, each in place of the one
   * before.
   */
  static boolean isDisplayed(String contentType) {
    return isImage(contentType) || isDocument(contentType);
  }

  private static boolean isImage(String contentType) {
    return bare(contentType).startsWith("image/");
  }

  /** Returns whether parts of this type are pages, whose characters have to be decoded. */
  static boolean isDocument(String contentType) {
    String type = bare(contentType);
    return type.equals("text/html") || type.equals("application/xhtml+xml");
  }

  static boolean isJson(String contentType) {
    String type = bare(contentType);
    return type.equals("application/json") || type.endsWith("+json");
  }

  /** Returns whether a part's bytes are UTF-8 text and need no base64. */
  static boolean isText(String contentType) {
    String type = bare(contentType);
    return type.startsWith("text/")
        || isJson(contentType)
        || type.endsWith("+xml")
        || type.equals("application/xml")
        || type.equals("application/javascript");
  }

  private static String bare(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
