package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoomLifeTest {

  @Test
  void aLifeHasAtMostTwelveLowerCaseLettersAndDigits() {
    Random random = new Random(1);
    assertThat(Stream.generate(() -> RoomLife.random(random)).limit(1_000))
        .doesNotHaveDuplicates()
        .allSatisfy(life -> assertThat(life).matches("[0-9a-z]{1,12}"));
  }
}
