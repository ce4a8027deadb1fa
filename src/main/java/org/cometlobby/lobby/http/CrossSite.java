package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells a form that another site's page has posted in a visitor's name. Browsers say where a post
 * comes from: {@code Sec-Fetch-Site} all of today's, {@code Origin} the older ones too. Who says
 * neither is no browser, and brings no cookie that a visitor doesn't know of.
 */
public final class CrossSite {

  private CrossSite() {}

  public static boolean isForeign(HttpServletRequest request) {
    return isForeign(request::getHeader);
  }

  /**
   * @param headers from a header's name to its value, or {@code null}
   */
  public static boolean isForeign(Function<String, @Nullable String> headers) {
    String site = headers.apply("Sec-Fetch-Site");
    if (site != null) {
      // "none": typed or bookmarked. "same-site" may be somebody else's subdomain.
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = headers.apply("Origin");
    return origin != null && !sameHost(origin, headers.apply("Host"));
  }

  /** The scheme is left out: behind a proxy that ends TLS, the server sees another one. */
  private static boolean sameHost(String origin, @Nullable String host) {
    try {
      String authority = new URI(origin).getAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
