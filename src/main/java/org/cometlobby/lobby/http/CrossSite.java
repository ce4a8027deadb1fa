package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The recognition of a form that another site's page has posted in a visitor's name. Browsers send
 * the source of a post: current browsers {@code Sec-Fetch-Site}, older browsers {@code Origin}. A
 * client without either is not a browser, and sends no cookie without its user's knowledge.
 */
public final class CrossSite {

  private CrossSite() {}

  public static boolean isForeign(HttpServletRequest request) {
    return isForeign(request::getHeader);
  }

  /**
   * Returns whether another site's page has posted the form.
   *
   * @param headers from a header's name to its value, or {@code null}
   */
  public static boolean isForeign(Function<String, @Nullable String> headers) {
    String site = headers.apply("Sec-Fetch-Site");
    if (site != null) {
      // "none": typed or bookmarked. "same-site" may be another owner's subdomain.
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = headers.apply("Origin");
    return origin != null && !sameHost(origin, headers.apply("Host"));
  }

  /**
   * Compares http and https as one: behind a proxy that ends TLS, the server sees another scheme.
   * Another scheme is that of an app, such as {@code capacitor://localhost}.
   */
  private static boolean sameHost(String origin, @Nullable String host) {
    try {
      URI uri = new URI(origin);
      String authority = uri.getAuthority();
      return authority != null
          && authority.equalsIgnoreCase(host)
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
