package org.cometlobby.lobby.http;

import java.util.regex.Pattern;

/**
 * The price of a request: about the work that it makes for the lobby, where a short answer from
 * memory costs 1. Files are free, for a cache or the server's own sends them, and so are the probes
 * of a container.
 */
final class RequestWeight {

  private static final Pattern FREE =
      Pattern.compile("/(?:css|js|img)/.*|/api/(?:health|time)(?:/.*)?|/favicon\\.ico");

  /** As it may be written, too. */
  private static final Pattern SEARCH = Pattern.compile("(?:^|&)(?:q|%71)=[^&]");

  private static final int PAGE = 3;
  private static final int STREAM = 2;
  private static final int CHANGE = 2;
  private static final int LIST = 3;
  private static final int SEARCHED_LIST = 10;
  private static final int REGISTRATION = 5;

  private RequestWeight() {}

  /**
   * Returns the price.
   *
   * @param pathAsSent below the context root
   * @param query as it came; empty for none
   */
  static int of(String method, String pathAsSent, String query) {
    // JAX-RS takes a path with a slash at its end for the same.
    String path = pathAsSent.length() > 1 ? pathAsSent.replaceFirst("/+$", "") : pathAsSent;
    if (FREE.matcher(path).matches()) {
      return 0;
    }
    boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    boolean searches = SEARCH.matcher(query).find();
    if ((path + "/").startsWith("/streams/") || path.equals("/comet_wait")) {
      return searches ? SEARCHED_LIST : STREAM;
    }
    if (path.equals("/api/rooms") && reads) {
      return searches ? SEARCHED_LIST : LIST;
    }
    if (path.equals("/api/players") && !reads) {
      return REGISTRATION;
    }
    if (path.startsWith("/api/")) {
      return reads ? 1 : CHANGE;
    }
    return searches ? SEARCHED_LIST : PAGE;
  }
}
