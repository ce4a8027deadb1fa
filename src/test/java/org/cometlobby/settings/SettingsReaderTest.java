package org.cometlobby.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  void aWrongFlagIsNamed(String text) {
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
  @CsvSource({"500ms,PT0.5S", "15s,PT15S", "2m,PT2M", "36h,PT36H", "30d,PT720H", "PT1H30M,PT1H30M"})
  void aTimeHasAUnit(String text, Duration time) {
    assertThat(reader(text).duration("LOBBY_X", Duration.ZERO)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9s", "3d", "0s", "-1m", "soon"})
  void aTimeMayHaveBounds(String text) {
    Duration least = Duration.ofSeconds(10);
    Duration most = Duration.ofDays(2);
    assertThat(reader("10s").duration("LOBBY_X", most, least, most)).isEqualTo(least);
    assertThat(reader("48h").duration("LOBBY_X", least, least, most)).isEqualTo(most);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader(text).duration("LOBBY_X", least, least, most))
        .withMessage("The setting LOBBY_X takes a time from 10s to 2d, not \"" + text + "\"");
  }

  @Test
  void theBoundsOfATimeAreShownInTheLargestUnitThatIsWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                reader("9h")
                    .duration(
                        "LOBBY_X", Duration.ZERO, Duration.ofMillis(1_500), Duration.ofMinutes(90)))
        .withMessage("The setting LOBBY_X takes a time from 1500ms to 90m, not \"9h\"");
  }

  @Test
  void aMissingDirectoryIsCreated(@TempDir Path temporary) {
    Path directory = temporary.resolve("a/b");
    assertThat(reader(directory.toString()).directory("LOBBY_X")).contains(directory);
    assertThat(directory).isDirectory();
    assertThat(reader(directory.toString()).directory("LOBBY_X")).contains(directory);
    assertThat(reader(" ").directory("LOBBY_X")).isEmpty();
  }

  @Test
  void aPathThatCannotBeADirectoryIsNamed(@TempDir Path temporary) throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    for (String wrong : List.of(file.toString(), file.resolve("below").toString(), "/proc/x")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader(wrong).directory("LOBBY_X"))
          .withMessage(
              "The setting LOBBY_X takes a directory that can be written to, not \""
                  + wrong
                  + "\"");
    }
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path temporary) throws IOException {
    Path file = temporary.resolve("file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader(file.toString()).file("LOBBY_X"))
        .withMessage("The setting LOBBY_X takes a file that can be read, not \"" + file + "\"");
    Files.createFile(file);
    assertThat(reader(file.toString()).file("LOBBY_X")).contains(file);
    assertThat(reader(" ").file("LOBBY_X")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lobby.heartbeat.test", "lobby.stall.timeout.test"})
  void aSystemPropertyOfTheSameMeaningIsFound(String property) {
    String name = property.toUpperCase(Locale.ROOT).replace('.', '_');
    assertThat(SettingsReader.ofSystem().text(name)).isEmpty();
    System.setProperty(property, " 7s ");
    try {
      assertThat(SettingsReader.ofSystem().text(name)).as("stripped").contains("7s");
      System.setProperty(property, "  ");
      assertThat(SettingsReader.ofSystem().text(name)).as("blank is not set").isEmpty();
    } finally {
      System.clearProperty(property);
    }
  }

  @Test
  void anEnvironmentVariableIsFoundAndTheSystemPropertyWins() {
    // A variable of every build, since a test can't set one.
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
