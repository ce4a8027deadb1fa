package org.cometlobby.lobby.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An origin that an operator lists, or the origins of all subdomains of a host.
 *
 * @param text as browsers write an origin: {@code https://games.example:8443}; {@code
 *     https://*.games.example} for the subdomains; {@code capacitor://localhost} of an app; {@code
 *     null} of every page whose origin is opaque
 */
record OriginPattern(String text) {

  /** The origin of sandboxed pages and of local files. */
  static final OriginPattern OPAQUE = new OriginPattern("null");

  private static final String ANY_LABELS = "[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*";

  private static final Pattern WEB = Pattern.compile("(https?://)(\\*\\.(?=[^.]+\\.[^.]))?([^*]+)");

  // Browsers ask nobody which schemes apps have.
  private static final Pattern APP =
      Pattern.compile("file://|(?!https?:)[a-z][a-z0-9+.-]*://[a-z0-9._~-]+(?::[0-9]{1,5})?");

  /**
   * Reads an origin, in either case, with or without the default port.
   *
   * @return empty for any other text, such as one with a path
   */
  static Optional<OriginPattern> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals(OPAQUE.text) || APP.matcher(lower).matches()) {
      return Optional.of(new OriginPattern(lower));
    }
    Matcher web = WEB.matcher(lower);
    if (!web.matches()) {
      return Optional.empty();
    }
    String scheme = web.group(1);
    String wildcard = Optional.ofNullable(web.group(2)).orElse("");
    return authority(scheme, web.group(3))
        .map(authority -> new OriginPattern(scheme + wildcard + authority));
  }

  /** Reads all of some origins; empty if one of them is none. */
  static Optional<List<OriginPattern>> parseAll(List<String> texts) {
    List<OriginPattern> origins =
        texts.stream().flatMap(text -> parse(text).stream()).distinct().toList();
    return texts.stream().allMatch(text -> parse(text).isPresent())
        ? Optional.of(origins)
        : Optional.empty();
  }

  /** Returns host and port as RFC 6454 serialises them: without the default port. */
  private static Optional<String> authority(String scheme, String text) {
    URI uri;
    try {
      uri = new URI(scheme + text);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
    // No path, not even a slash, and no user name.
    if (uri.getHost() == null || !text.equals(uri.getHost() + port)) {
      return Optional.empty();
    }
    boolean usual = uri.getPort() == (scheme.equals("http://") ? 80 : 443);
    return Optional.of(usual ? uri.getHost() : text);
  }

  /**
   * @param origin as a browser writes it
   */
  boolean matches(String origin) {
    int star = text.indexOf('*');
    if (star < 0) {
      return text.equals(origin);
    }
    String before = text.substring(0, star);
    String after = text.substring(star + 1);
    return origin.length() > before.length() + after.length()
        && origin.startsWith(before)
        && origin.endsWith(after)
        && origin.substring(before.length(), origin.length() - after.length()).matches(ANY_LABELS);
  }

  @Override
  public String toString() {
    return text;
  }
}
