package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportSecurityTest {

  private static Optional<String> header(String setting) {
    return TransportSecurity.read(
            new SettingsReader(
                name -> Optional.of(setting).filter(set -> name.equals("LOBBY_HSTS"))))
        .header();
  }

  @ParameterizedTest
  @CsvSource({"'', max-age=31536000", "1d, max-age=86400", "90s, max-age=90"})
  void theHeaderHasTheTimeInSecondsAndAYearByDefault(String setting, String header) {
    assertThat(header(setting)).contains(header);
  }

  @Test
  void offSendsNoHeader() {
    assertThat(header("off")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "365", "500ms", "0s", "4000d"})
  void aWrongValueIsNamed(String setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> header(setting))
        .withMessage(
            "The setting LOBBY_HSTS takes off, or a time from 1s to 3650d, not \"%s\"", setting);
  }
}
