package org.cometlobby.lobby.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.scheduling.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadTopicsTest {

  private final Scheduler scheduler = new Scheduler(Executors.defaultThreadFactory(), 1);
  private final List<Object> unread = new ArrayList<>();
  private Instant now = Rooms.NOW;
  private final ReadTopics<String, Object> topics =
      new ReadTopics<>(name -> name.startsWith("big") ? 5 : 1, unread::add, scheduler, () -> now);

  @AfterEach
  void close() {
    scheduler.close();
  }

  private Object open(String name, FakeSubscriber reader) {
    return topics.open(name, Object::new, reader);
  }

  private Object glance(String name) {
    FakeSubscriber reader = new FakeSubscriber();
    Object topic = open(name, reader);
    reader.end();
    return topic;
  }

  @Test
  void readersOfTheSameNameShareATopicUntilTheLastOneHasLeft() {
    FakeSubscriber ann = new FakeSubscriber();
    FakeSubscriber ben = new FakeSubscriber();
    Object topic = open("go", ann);
    assertThat(open("go", ben)).isSameAs(topic);
    ann.end();
    assertThat(topics.all()).containsExactly(topic);
    assertThat(unread).isEmpty();
    ben.end();
    assertThat(topics.isRead()).isFalse();
    assertThat(unread).containsExactly(topic);
  }

  @Test
  void aTopicWithoutReadersIsKeptForAWhile() {
    Object topic = glance("go");
    now = now.plus(ReadTopics.KEPT).minusMillis(1);
    topics.forget();
    assertThat(glance("go")).isSameAs(topic);
    now = now.plus(ReadTopics.KEPT);
    topics.forget();
    assertThat(topics.size()).isZero();
    assertThat(glance("go")).isNotSameAs(topic);
  }

  @Test
  void strangersNeverEndATopicThatHasReaders() {
    Object read = open("go", new FakeSubscriber());
    Object polled = glance("chess");
    for (int i = 0; i < 2 * ReadTopics.MAX_UNREAD; i++) {
      glance("game " + i);
    }
    now = now.plus(ReadTopics.KEPT);
    topics.forget();
    assertThat(topics.all()).containsExactly(read);
    assertThat(open("go", new FakeSubscriber())).isSameAs(read);
    assertThat(glance("chess")).isNotSameAs(polled);
  }

  @Test
  void theNumberOfTopicsWithoutReadersIsBounded() {
    for (int i = 0; i < 2 * ReadTopics.MAX_UNREAD; i++) {
      glance("game " + i);
    }
    assertThat(topics.size()).isEqualTo(ReadTopics.MAX_UNREAD);
  }

  @Test
  void aLargeTopicTakesThePlaceOfSeveral() {
    for (int i = 0; i < ReadTopics.MAX_UNREAD; i++) {
      glance("big game " + i);
    }
    assertThat(topics.size()).isEqualTo(ReadTopics.MAX_UNREAD / 5);
    for (int i = 0; i < ReadTopics.MAX_UNREAD; i++) {
      glance("game " + i);
    }
    assertThat(topics.size()).isEqualTo(ReadTopics.MAX_UNREAD);
    now = now.plus(ReadTopics.KEPT);
    topics.forget();
    assertThat(topics.size()).isZero();
    glance("big game again");
    assertThat(topics.size()).isEqualTo(1);
  }

  @Test
  void aDroppedTopicIsMadeAgainAlthoughItsReadersAreStillThere() {
    FakeSubscriber ann = new FakeSubscriber();
    Object ended = open("go", ann);
    topics.drop("go");
    Object next = open("go", new FakeSubscriber());
    assertThat(next).isNotSameAs(ended);
    ann.end();
    assertThat(topics.all()).containsExactly(next);
    assertThat(topics.find("go")).contains(next);
  }
}
