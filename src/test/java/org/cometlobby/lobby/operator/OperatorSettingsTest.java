package org.cometlobby.lobby.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorSettingsTest {

  private static OperatorSettings read(Map<String, String> values) {
    return OperatorSettings.read(new SettingsReader(name -> Optional.ofNullable(values.get(name))));
  }

  @Test
  void noTokenOpensTheEndpointsByDefault() {
    assertThat(read(Map.of()).token()).isEmpty();
  }

  @Test
  void onlyTheConfiguredTokenMatches() {
    OperatorToken token =
        read(Map.of("LOBBY_OPERATOR_TOKEN", "0123456789abcdef")).token().orElseThrow();
    assertThat(token.matches("0123456789abcdef")).isTrue();
    assertThat(token.matches("0123456789abcdeF")).isFalse();
    assertThat(token.matches("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"too-short-15-ab", "with a blank in it", "höchst-geheimes-wort"})
  void theSettingOfAWrongTokenIsNamedAndTheTokenIsNotShown(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of("LOBBY_OPERATOR_TOKEN", token)))
        .withMessageStartingWith("The setting LOBBY_OPERATOR_TOKEN takes ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(token));
  }

  @Test
  void theTokenIsNotInToString() {
    String token = "0123456789abcdef";
    assertThat(read(Map.of("LOBBY_OPERATOR_TOKEN", token)).toString()).doesNotContain(token);
  }
}
