package org.cometlobby.lobby.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cometlobby.settings.SettingsReader;

/**
 * The content security policy: no inline script or style anywhere, so that no text of a player
 * becomes one, and nothing at all for data such as JSON, a badge or a problem.
 *
 * @param frameAncestors the sites that may show the lobby's pages in a frame; none by default, so
 *     that no other site can lead a visitor's clicks
 */
public record ContentPolicy(List<OriginPattern> frameAncestors) {

  private static final String SETTING = "LOBBY_FRAME_ANCESTORS";

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException for a wrong origin, naming the setting
   */
  static ContentPolicy read(SettingsReader reader) {
    return reader.read(
        SETTING,
        new ContentPolicy(List.of()),
        "origins between commas, such as https://portal.example or https://*.portal.example"
            + " (no path)",
        value ->
            OriginPattern.parseAll(reader.list(SETTING))
                // A policy can't name an opaque origin.
                .filter(list -> list.stream().noneMatch(Predicate.isEqual(OriginPattern.OPAQUE)))
                .map(ContentPolicy::new));
  }

  /** Sets the headers of a page. */
  public void ofPage(HttpServletResponse response) {
    set(response, "'self'", "form-action 'self'; object-src 'none'", frameAncestors);
  }

  /** Sets the headers of data. */
  void ofData(HttpServletResponse response) {
    set(response, "'none'", "form-action 'none'", List.of());
  }

  private static void set(
      HttpServletResponse response, String source, String more, List<OriginPattern> ancestors) {
    String framedBy =
        ancestors.isEmpty()
            ? "'none'"
            : ancestors.stream().map(OriginPattern::text).collect(Collectors.joining(" "));
    response.setHeader(
        "Content-Security-Policy",
        "default-src %s; base-uri 'none'; %s; frame-ancestors %s"
            .formatted(source, more, framedBy));
    if (ancestors.isEmpty()) {
      // Browsers that know the policy ignore it; it has no word for a list of sites.
      response.setHeader("X-Frame-Options", "DENY");
    }
    response.setHeader("X-Content-Type-Options", "nosniff");
  }
}
