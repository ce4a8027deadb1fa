package org.cometlobby.lobby.http;

import java.util.List;
import org.cometlobby.settings.SettingsReader;
import org.jspecify.annotations.Nullable;

/** The origins of other sites' pages, and of apps, that may use the lobby. */
record AllowedOrigins(List<OriginPattern> origins) {

  private static final String SETTING = "LOBBY_ALLOWED_ORIGINS";

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException for a wrong origin, naming the setting
   */
  static AllowedOrigins read(SettingsReader reader) {
    return reader.read(
        SETTING,
        new AllowedOrigins(List.of()),
        "origins between commas, such as https://games.example, https://*.games.example,"
            + " capacitor://localhost or null (no path)",
        value -> OriginPattern.parseAll(reader.list(SETTING)).map(AllowedOrigins::new));
  }

  boolean isEmpty() {
    return origins.isEmpty();
  }

  /**
   * @param origin the {@code Origin} of a request; {@code null} for none
   */
  boolean allow(@Nullable String origin) {
    return origin != null && origins.stream().anyMatch(known -> known.matches(origin));
  }
}
