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
    String code = RoomCode.random(Visibility.PUBLIC, new SecureRandom());
    assertThat(RoomCode.parse(code)).contains(code);
    assertThat(RoomCode.parse(code.toLowerCase(Locale.ROOT))).contains(code);
  }

  @Test
  void theCodeOfAnUnlistedRoomIsLonger() {
    String code = RoomCode.random(Visibility.UNLISTED, new SecureRandom());
    assertThat(code).hasSize(10);
    assertThat(RoomCode.parse(code)).contains(code);
    assertThat(RoomCode.typed("/r/" + code.toLowerCase(Locale.ROOT) + ".")).contains(code);
    assertThat(RoomCode.random(Visibility.PUBLIC, new SecureRandom())).hasSize(6);
  }

  @Test
  void aCodeHasNoCharacterThatLooksLikeAnother() {
    assertThat(RoomCode.ALPHABET).doesNotContain("0", "O", "1", "I", "L", "Z", "S", "B", "U");
    assertThat(RoomCode.ALPHABET.chars().distinct()).hasSize(RoomCode.ALPHABET.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "K7QX2",
        "K7QX2MM",
        "K7QX2MK7Q",
        "K7QX2MK7QX2",
        "K7QX2O",
        "K7QX2 ",
        "ﬁ7QX2",
        "ſ7QX2M",
        "../../"
      })
  void anInvalidCodeIsRejected(String typed) {
    assertThat(RoomCode.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K7QX2M",
        " k7qx2m ",
        "K7Q-X2M",
        "K7Q\u2013X2M",
        "K7Q X2M",
        "k 7 q x 2 m",
        "Ｋ７ＱＸ２Ｍ",
        "#K7QX2M",
        "(K7QX2M),",
        "“K7QX2M”",
        "**K7QX2M**",
        "K7QX2M\u200b",
        "K7QX2M/",
        "/r/K7QX2M.",
        "https://lobby.example/r/K7QX2M",
        "https://lobby.example/lobby/r/K7QX2M?seats=60#chat",
        "https://lobby.example/r/K7QX2M/qr.svg",
        "Come and play: https://lobby.example/r/k7qx2m!",
        "https://lobby.example/quick-draw/K7QX2M?x"
      })
  void aCodeIsUnderstoodAsAUserTypesIt(String typed) {
    assertThat(RoomCode.typed(typed)).contains("K7QX2M");
  }

  @Test
  void aLetterThatLooksLikeOneOfACodeIsTakenForIt() {
    assertThat(RoomCode.typed("zSbU2M")).contains("258V2M");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "K7QX2", "K7QX2MM", "K7QX2O", "K7QX20", "K7QX21", "K7QX2L", "/r/", "/r/?x"
      })
  void whatCanBeNoCodeIsNoneAsTyped(String typed) {
    assertThat(RoomCode.typed(typed)).isEmpty();
  }

  @Test
  void aTextThatIsLongerThanALinkIsNoCode() {
    assertThat(RoomCode.typed("K7QX2M" + "\u0315\u0316".repeat(300))).isEmpty();
  }
}
