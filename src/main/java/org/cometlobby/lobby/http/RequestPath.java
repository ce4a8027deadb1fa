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

  /** Returns whether the path is one of data, not of a page or a file. */
  static boolean isData(String path) {
    return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/streams");
  }
}
