package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** The body that a request's head announces. */
final class DeclaredBody {

  private static final List<String> WITHOUT_BODY = List.of("GET", "HEAD", "OPTIONS");

  private DeclaredBody() {}

  /** Returns whether a body comes or may come. HTTP/2 need not announce it by a header. */
  static boolean isIn(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length > 0
        || request.getHeader("Transfer-Encoding") != null
        || (length < 0 && !isHttp1(request) && !WITHOUT_BODY.contains(request.getMethod()));
  }

  /** Returns whether the body's end can be told (RFC 9112, section 6.3). Servers take more. */
  static boolean isUnderstood(HttpServletRequest request) {
    String encoding = request.getHeader("Transfer-Encoding");
    return encoding == null || encoding.strip().equalsIgnoreCase("chunked");
  }

  /**
   * Has the connection closed after an answer without the body: to keep it, WildFly waits for the
   * rest of the body, with a thread. To be called before the answer is written.
   */
  static void leaveUnread(HttpServletRequest request, HttpServletResponse response) {
    if (isIn(request) && isHttp1(request)) {
      response.setHeader("Connection", "close");
    }
  }

  private static boolean isHttp1(HttpServletRequest request) {
    return request.getProtocol().startsWith("HTTP/1.");
  }
}
