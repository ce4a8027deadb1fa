package org.cometlobby.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {

  private static final String OF_24 = "abcdefghijklmnopqrstuvwx";

  @Test
  void aRandomBoundaryIs32LettersAndDigits() {
    assertThat(Boundary.random(new Random(1)).token()).matches("[0-9A-Za-z]{32}");
  }

  @Test
  void randomBoundariesDiffer() {
    Random random = new Random(2);
    Set<Boundary> many =
        Stream.generate(() -> Boundary.random(random)).limit(1_000).collect(Collectors.toSet());
    assertThat(many).hasSize(1_000);
  }

  @Test
  void everyLetterAndDigitIsUsed() {
    Random random = new Random(3);
    String all =
        Stream.generate(() -> Boundary.random(random).token())
            .limit(1_000)
            .collect(Collectors.joining());
    assertThat(all.chars().distinct().count()).isEqualTo(62);
  }

  @Test
  void aTokenHas24To70Characters() {
    assertThat(new Boundary(OF_24).token()).isEqualTo(OF_24);
    assertThat(new Boundary("7".repeat(70)).token()).hasSize(70);
    assertThatIllegalArgumentException().isThrownBy(() -> new Boundary(OF_24.substring(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Boundary("7".repeat(71)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "\"", " ", "'", "=", ";", "\r", "\n", "\0", "é", "_"})
  void aCharacterThatNeedsQuotesIsRejected(String character) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Boundary(OF_24 + character))
        .withMessageStartingWith("A boundary is 24 to 70 letters and digits")
        .satisfies(e -> assertThat(e.getMessage()).matches("[\\x20-\\x7e]+"));
  }
}
