package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomCodeTest {

  @RepeatedTest(20)
  void aCodeIsRecognisedInEitherCase() {
    String code = RoomCode.random(new SecureRandom());
    assertThat(RoomCode.parse(code)).contains(code);
    assertThat(RoomCode.parse(code.toLowerCase(Locale.ROOT))).contains(code);
  }

  @Test
  void aCodeHasNoCharacterThatLooksLikeAnother() {
    assertThat(RoomCode.ALPHABET).doesNotContain("0", "O", "1", "I", "L", "Z", "S", "B", "U");
    assertThat(RoomCode.ALPHABET.chars().distinct()).hasSize(RoomCode.ALPHABET.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K7QX2", "K7QX2MM", "K7QX2O", "K7QX2 ", "ﬁ7QX2", "ſ7QX2M", "../../"})
  void anInvalidCodeIsRejected(String typed) {
    assertThat(RoomCode.parse(typed)).isEmpty();
  }
}
