package org.cometlobby.comet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cometlobby.multipart.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

  private static List<String> texts(Topic<?> topic) {
    return topic.journal().after(0, 100).stream().map(entry -> entry.part().text()).toList();
  }

  @Test
  void aPublishedValueHasAnOffsetAndIsKept() {
    Topic<String> topic = Topic.create();
    assertThat(topic.publish("a")).isEqualTo(1);
    assertThat(topic.publish("named", "b")).isEqualTo(2);
    assertThat(texts(topic)).containsExactly("a", "b");
    assertThat(topic.journal().state()).isEmpty();
    assertThat(topic.isStateOnly()).isFalse();
  }

  @Test
  void anEventMayCarryTheStateAfterIt() {
    Topic<String> topic = Topic.create();
    topic.publish("joined", "Ada", List.of("Ada"));
    assertThat(texts(topic)).containsExactly("Ada");
    Entry state = topic.journal().state().orElseThrow();
    assertThat(state.part().text()).isEqualTo("[\"Ada\"]");
    assertThat(state.offset()).isEqualTo(1);
  }

  @Test
  void aStateThatNobodyAsksForIsNotMade() {
    Topic<String> topic = Topic.create();
    List<String> made = new ArrayList<>();
    for (String name : List.of("Ada", "Bob")) {
      topic.publish(
          "joined",
          name,
          () -> {
            made.add(name);
            return List.of(name);
          });
    }
    assertThat(texts(topic)).containsExactly("Ada", "Bob");
    assertThat(made).isEmpty();
    Entry state = topic.journal().state().orElseThrow();
    assertThat(state.part().text()).isEqualTo("[\"Bob\"]");
    assertThat(state.offset()).isEqualTo(2);
    assertThat(made).containsExactly("Bob");
  }

  @Test
  void aTopicOfAJournalHasItsEntries() {
    Journal journal = Journal.builder().build();
    Topic<String> topic = Topic.of(journal);
    journal.append(Entry.of(1, "", "joined", Part.text("Ada")), null);
    topic.publish("left", "Ada");
    assertThat(texts(topic)).containsExactly("Ada", "Ada");
    assertThat(topic.journal()).isSameAs(journal);
    assertThat(topic.isStateOnly()).isFalse();
  }

  @Test
  void aPublishedStateIsASnapshot() {
    Topic<String> topic = Topic.create();
    topic.publishState("everything");
    assertThat(topic.journal().after(0, 1).get(0).event()).contains("snapshot");
    assertThat(topic.journal().state().orElseThrow().part().text()).isEqualTo("everything");
  }

  @Test
  void inAStateOnlyTopicEveryValueIsAState() {
    Topic<Integer> score = Topic.<Integer>builder().stateOnly().build();
    score.publish(1);
    score.publish(2);
    assertThat(score.isStateOnly()).isTrue();
    assertThat(score.journal().state().orElseThrow().part().text()).isEqualTo("2");
  }

  @Test
  void theBuilderSetsItsBounds() {
    TickingClock clock = new TickingClock();
    Topic<String> topic =
        Topic.<String>builder().maxEvents(2).maxAge(Duration.ofSeconds(10)).clock(clock).build();
    topic.publish("a");
    topic.publish("b");
    topic.publish("c");
    assertThat(topic.journal().holdsAfter(0)).isFalse();
    assertThat(topic.journal().holdsAfter(1)).isTrue();
    clock.advance(Duration.ofSeconds(11));
    assertThat(topic.journal().holdsAfter(1)).isFalse();
  }

  @Test
  void theDefaultBoundsAre1024EventsAndFiveMinutes() {
    TickingClock clock = new TickingClock();
    Topic<String> topic = Topic.<String>builder().clock(clock).build();
    for (int i = 0; i < 1_025; i++) {
      topic.publish("x");
    }
    assertThat(topic.journal().holdsAfter(0)).isFalse();
    assertThat(topic.journal().holdsAfter(1)).isTrue();
    clock.advance(Duration.ofMinutes(5));
    assertThat(topic.journal().holdsAfter(1)).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(topic.journal().holdsAfter(1)).isFalse();
  }

  @Test
  void aBoundOfZeroIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topic.builder().maxEvents(0).build())
        .withMessageContaining("at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topic.builder().maxAge(Duration.ZERO).build());
  }

  @Test
  void aClosedTopicRejectsValues() {
    Topic<String> topic = Topic.create();
    topic.publish("last");
    topic.close();
    assertThatIllegalStateException().isThrownBy(() -> topic.publish("late"));
    assertThat(texts(topic)).containsExactly("last");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", " a", "a ", "a\nb", "a\rb", "a\tb", "\0", "é", "a\u2028b", "a\u007f"})
  void anEventsNameThatNoHeaderCarriesIsRejected(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topic.<String>create().publish(name, "x"))
        .withMessageStartingWith("An event's name is 1 to 64 printable ASCII characters")
        .satisfies(e -> assertThat(e.getMessage()).matches("[\\x20-\\x7e]+"));
  }

  @Test
  void anEventsNameHasUpTo64Characters() {
    assertThat(Topic.checkedName("a")).isEqualTo("a");
    assertThat(Topic.checkedName("two words")).isEqualTo("two words");
    assertThat(Topic.checkedName("x".repeat(64))).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> Topic.checkedName("x".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 399, 600})
  void aRefusalHasTheStatusOfAnError(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RefusedException(status, "no"))
        .withMessageContaining("not " + status);
  }

  @Test
  void aRefusalKeepsItsStatusAndText() {
    RefusedException refused = new RefusedException(409, "The room is full");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused).hasMessage("The room is full");
    assertThat(new RefusedException(400, "").status()).isEqualTo(400);
    assertThat(new RefusedException(599, "").status()).isEqualTo(599);
  }
}
