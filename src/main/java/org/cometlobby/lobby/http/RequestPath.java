package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletRequest;

/** The path of a request below the context root. */
final class RequestPath {

  private RequestPath() {}

  /**
   * Returns the decoded path, with a slash at its beginning. For an unmapped path, servers differ
   * in which of the two methods returns it.
   */
  static String of(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return request.getServletPath() + (rest == null ? "" : rest);
  }

  /**
   * Returns whether the path has parameters in its segments, as in {@code /rooms;x=1/CODE}. A
   * resource is found without them, but some servers end the path of {@link #of} at the first one.
   */
  static boolean hasParameters(HttpServletRequest request) {
    return request.getRequestURI().indexOf(';') >= 0;
  }

  /** Returns whether the path is one of data, not of a page or a file. */
  static boolean isData(String path) {
    return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/streams");
  }
}
