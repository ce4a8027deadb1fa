package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AttendeeTest {

  private static final String ROOM = "K7QX2M";
  private static final String OTHER = "ABCDEF";
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private final Attendee attendee = new Attendee(0);

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private int goodbye() {
    return Objects.requireNonNull(attendee.goodbye(ROOM));
  }

  @Test
  void aPlayerIsThereWhileOneOfTwoStreamsIsOpen() {
    assertThat(attendee.isThere(ROOM)).isFalse();
    attendee.opened(ROOM);
    attendee.opened(ROOM);
    attendee.ended(ROOM);
    assertThat(attendee.isThere(ROOM)).isTrue();
    assertThat(attendee.isThere(OTHER)).isFalse();
    attendee.ended(ROOM);
    assertThat(attendee.isThere(ROOM)).isFalse();
    assertThat(attendee.hasLeft()).isTrue();
  }

  @Test
  void afterAGoodbyeAPlayerIsAwayThoughAStreamIsOpen() {
    attendee.opened(ROOM);
    int goodbye = goodbye();
    assertThat(attendee.isThere(ROOM)).as("a moment before it counts").isTrue();
    attendee.gone(ROOM, goodbye);
    assertThat(attendee.isThere(ROOM)).isFalse();
    attendee.opened(ROOM);
    assertThat(attendee.isThere(ROOM)).as("with another stream").isTrue();
  }

  @Test
  void aStreamThatOpensOrAWordTakesTheGoodbyeBack() {
    attendee.opened(ROOM);
    int first = goodbye();
    attendee.opened(ROOM);
    attendee.gone(ROOM, first);
    assertThat(attendee.isThere(ROOM)).isTrue();
    int second = goodbye();
    attendee.here(ROOM);
    attendee.gone(ROOM, second);
    assertThat(attendee.isThere(ROOM)).isTrue();
  }

  @Test
  void aGoodbyeIsTakenBackIfAStreamOutlivesIt() {
    attendee.opened(ROOM);
    attendee.opened(ROOM);
    int goodbye = goodbye();
    attendee.gone(ROOM, goodbye);
    attendee.ended(ROOM);
    assertThat(attendee.isThere(ROOM)).isFalse();
    attendee.outlived(ROOM, goodbye);
    assertThat(attendee.isThere(ROOM)).as("on another device").isTrue();
  }

  @Test
  void aLaterGoodbyeIsNotTakenBackWithAnEarlierOne() {
    attendee.opened(ROOM);
    int first = goodbye();
    int second = goodbye();
    attendee.gone(ROOM, second);
    attendee.outlived(ROOM, first);
    assertThat(attendee.isThere(ROOM)).isFalse();
  }

  @Test
  void aLaterGoodbyeCountsAfterItsOwnMoment() {
    attendee.opened(ROOM);
    int first = goodbye();
    int second = goodbye();
    attendee.gone(ROOM, first);
    assertThat(attendee.isThere(ROOM)).isTrue();
    attendee.gone(ROOM, second);
    assertThat(attendee.isThere(ROOM)).isFalse();
  }

  @Test
  void aGoodbyeIsForItsRoomAlone() {
    attendee.opened(ROOM);
    attendee.opened(OTHER);
    attendee.gone(ROOM, goodbye());
    assertThat(attendee.isThere(OTHER)).isTrue();
  }

  @Test
  void aPlayerWhoHasSpokenIsAwayAfterTheSilence() {
    attendee.opened(ROOM);
    attendee.here(ROOM);
    assertThat(attendee.patience(SILENCE, seconds(44))).isEqualTo(Duration.ofSeconds(1));
    assertThat(attendee.isThere(ROOM)).isTrue();
    assertThat(attendee.patience(SILENCE, seconds(45))).isZero();
    assertThat(attendee.isThere(ROOM)).isFalse();
  }

  @Test
  void anyRequestEndsTheSilence() {
    attendee.opened(ROOM);
    attendee.here(ROOM);
    assertThat(attendee.sign(seconds(30))).isFalse();
    assertThat(attendee.patience(SILENCE, seconds(45))).isEqualTo(Duration.ofSeconds(30));
    assertThat(attendee.patience(SILENCE, seconds(75))).isZero();
    assertThat(attendee.sign(seconds(80))).as("was silent").isTrue();
    assertThat(attendee.isThere(ROOM)).isTrue();
    assertThat(attendee.sign(seconds(81))).isFalse();
  }

  @Test
  void theSilenceOfAPlayerWhoHasNeverSpokenSaysNothing() {
    attendee.opened(ROOM);
    attendee.opened(OTHER);
    attendee.here(OTHER);
    assertThat(attendee.spokenFor()).containsExactly(OTHER);
    assertThat(attendee.patience(SILENCE, seconds(60))).isNegative();
    assertThat(attendee.isThere(ROOM)).isTrue();
    assertThat(attendee.isThere(OTHER)).isFalse();
  }

  @Test
  void aWordWithoutAStreamIsForgotten() {
    attendee.here(ROOM);
    assertThat(attendee.goodbye(ROOM)).isNull();
    assertThat(attendee.spokenFor()).isEmpty();
    assertThat(attendee.isThere(ROOM)).isFalse();
    assertThat(attendee.hasLeft()).isTrue();
  }
}
