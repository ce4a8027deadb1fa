package org.cometlobby.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  private static SettingsReader reader(String value) {
    return new SettingsReader(name -> Optional.of(value));
  }

  @Test
  void aListIsSeparatedByCommas() {
    assertThat(reader(" https://a.example, ,https://b.example ").list("LOBBY_X"))
        .containsExactly("https://a.example", "https://b.example");
    assertThat(reader(" ").list("LOBBY_X")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false", "' true ',true"})
  void aFlagIsTrueOrFalse(String text, boolean flag) {
    assertThat(reader(text).flag("LOBBY_X", !flag)).isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE", "1"})
  void anotherFlagIsNamed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader(text).flag("LOBBY_X", true))
        .withMessage("The setting LOBBY_X takes true or false, not \"" + text + "\"");
  }

  @Test
  void aNumberHasBounds() {
    assertThat(reader("0").number("LOBBY_X", 7, 0, 9)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader("10").number("LOBBY_X", 7, 0, 9))
        .withMessage("The setting LOBBY_X takes a whole number from 0 to 9, not \"10\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lobby.heartbeat.test", "lobby.stall.timeout.test"})
  void aSystemPropertyOfTheSameMeaningIsFound(String property) {
    String name = property.toUpperCase(Locale.ROOT).replace('.', '_');
    assertThat(SettingsReader.ofSystem().text(name)).isEmpty();
    System.setProperty(property, " 7s ");
    try {
      assertThat(SettingsReader.ofSystem().text(name)).as("without the blanks").contains("7s");
      System.setProperty(property, "  ");
      assertThat(SettingsReader.ofSystem().text(name)).as("blank is not set").isEmpty();
    } finally {
      System.clearProperty(property);
    }
  }

  @Test
  void anEnvironmentVariableIsFoundUnlessTheSystemPropertyWins() {
    // A variable that every build has, since a test can't set one.
    String path = System.getenv("PATH");
    assertThat(SettingsReader.ofSystem().text("PATH")).contains(path);
    System.setProperty("path", "elsewhere");
    try {
      assertThat(SettingsReader.ofSystem().text("PATH")).contains("elsewhere");
    } finally {
      System.clearProperty("path");
    }
  }
}
