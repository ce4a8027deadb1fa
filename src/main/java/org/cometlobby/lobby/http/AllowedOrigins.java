package org.cometlobby.lobby.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cometlobby.settings.SettingsReader;
import org.jspecify.annotations.Nullable;

/**
 * The origins of other sites whose pages may use the lobby.
 *
 * @param origins as browsers write them in {@code Origin}: {@code https://games.example}
 */
record AllowedOrigins(Set<String> origins) {

  private static final String SETTING = "LOBBY_ALLOWED_ORIGINS";

  AllowedOrigins {
    origins = Set.copyOf(origins);
  }

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException for a wrong origin, naming the setting
   */
  static AllowedOrigins read(SettingsReader reader) {
    return reader.read(
        SETTING,
        new AllowedOrigins(Set.of()),
        "origins between commas, such as https://games.example (no path, no *)",
        value -> parse(reader.list(SETTING)));
  }

  boolean isEmpty() {
    return origins.isEmpty();
  }

  /**
   * @param origin the {@code Origin} of a request; {@code null} for none
   */
  boolean allow(@Nullable String origin) {
    return origin != null && origins.contains(origin);
  }

  private static Optional<AllowedOrigins> parse(List<String> values) {
    Set<String> origins = new LinkedHashSet<>();
    for (String value : values) {
      Optional<String> origin = origin(value);
      if (origin.isEmpty()) {
        return Optional.empty();
      }
      origins.add(origin.get());
    }
    return Optional.of(new AllowedOrigins(origins));
  }

  /** Returns an origin as RFC 6454 serialises it: in lower case, without the default port. */
  private static Optional<String> origin(String text) {
    URI uri;
    try {
      uri = new URI(text.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    String scheme = String.valueOf(uri.getScheme());
    if (!List.of("http", "https").contains(scheme) || uri.getHost() == null) {
      return Optional.empty();
    }
    boolean usual = uri.getPort() == (scheme.equals("http") ? 80 : 443);
    String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
    String origin = scheme + "://" + uri.getHost();
    // No path, not even a slash, and no user name.
    return uri.toString().equals(origin + port)
        ? Optional.of(usual ? origin : origin + port)
        : Optional.empty();
  }
}
