package org.cometlobby.lobby.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.Problems;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Texts ENGLISH = new Texts(Language.ENGLISH);
  private static final Texts CHINESE = new Texts(Language.CHINESE);

  @Test
  void valuesReplaceTheirPlaceholders() {
    assertThat(ENGLISH.count("live.rooms.seated", 2, 3)).isEqualTo("2 of 3 are here");
    assertThat(CHINESE.count("live.rooms.seated", 2, 3)).isEqualTo("3 人中已到 2 人");
  }

  @Test
  void aValueIsNotAPattern() {
    assertThat(ENGLISH.text("live.room.arrived", "$1 {0} \\")).isEqualTo("$1 {0} \\ has joined.");
  }

  @Test
  void englishHasASingular() {
    assertThat(ENGLISH.count("live.room.missing", 1)).isEqualTo("One player is missing");
    assertThat(ENGLISH.count("live.room.missing", 2)).isEqualTo("2 players are missing");
    assertThat(CHINESE.count("live.room.missing", 1)).isEqualTo("還差 1 人");
  }

  @Test
  void largeNumbersAreGrouped() {
    assertThat(ENGLISH.count("live.room.missing", 1_000)).isEqualTo("1,000 players are missing");
  }

  @Test
  void everyTextExistsInEveryLanguageWithTheSamePlaceholders() throws IOException {
    Properties english = load("messages.properties");
    Properties chinese = load("messages_zh_Hant.properties");
    Set<String> expected = new TreeSet<>(english.stringPropertyNames());
    // Chinese has no singular.
    expected.removeIf(key -> key.endsWith(".one"));
    assertThat(new TreeSet<>(chinese.stringPropertyNames())).isEqualTo(expected);
    for (String key : expected) {
      assertThat(values(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(values(english.getProperty(key)));
    }
  }

  @Test
  void aFullLobbyHasATextOfItsOwn() {
    Duration later = Duration.ofMinutes(2);
    Problem full = Problems.of(new LimitExceededException("players", "Too many players", later));
    assertThat(ENGLISH.text("live.problem." + full.reason()))
        .isEqualTo("The lobby is full. Please try again later.");
  }

  private static Set<String> values(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static Properties load(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(Texts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
