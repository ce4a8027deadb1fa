package org.cometlobby.it.comet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.MultipartStream;
import org.cometlobby.it.harness.ReceivedPart;
import org.cometlobby.it.harness.StreamClient;
import org.junit.jupiter.api.Test;

/** The part of {@link CometMethodsIT} about topics with many subscribers. */
interface CometTopics extends CometContract {

  @Test
  default void allSubscribersGetTheSameEvents() {
    String topic = unique();
    try (MultipartStream one = client().open("topics/" + topic);
        MultipartStream other = client().open("topics/" + topic)) {
      publish("to=" + topic + "&text=hello");
      ReceivedPart first = one.next().orElseThrow();
      ReceivedPart second = other.next().orElseThrow();
      assertThat(first.text()).isEqualTo("hello");
      assertThat(second.text()).isEqualTo("hello");
      assertThat(second.cursor()).isEqualTo(first.cursor());
    }
  }

  @Test
  default void aNewSubscriberGetsTheStateAndThenTheFollowingEvents() {
    String topic = unique();
    publish("to=" + topic + "&text=a&state=A");
    publish("to=" + topic + "&text=b&state=AB");
    try (MultipartStream stream = client().open("topics/" + topic)) {
      ReceivedPart snapshot = stream.next().orElseThrow();
      assertThat(snapshot.event()).isEqualTo("snapshot");
      assertThat(snapshot.text()).isEqualTo("{\"all\":\"AB\"}");
      publish("to=" + topic + "&text=c&state=ABC");
      ReceivedPart event = stream.next().orElseThrow();
      assertThat(event.event()).isEqualTo("said");
      assertThat(event.text()).isEqualTo("c");
    }
  }

  @Test
  default void theStateViewSendsWholeStates() {
    String topic = unique();
    try (MultipartStream stream = client().open("topics/" + topic + "?view=state")) {
      publish("to=" + topic + "&text=a&state=A");
      assertThat(stream.nextText()).isEqualTo("{\"all\":\"A\"}");
      publish("to=" + topic + "&text=b&state=AB");
      assertThat(stream.nextText()).isEqualTo("{\"all\":\"AB\"}");
    }
  }

  @Test
  default void aReconnectingClientGetsExactlyTheMissedEvents() {
    String topic = unique();
    String cursor;
    try (MultipartStream stream = client().open("topics/" + topic)) {
      publish("to=" + topic + "&text=one");
      cursor = stream.next().orElseThrow().cursor();
    }
    publish("to=" + topic + "&text=two");
    publish("to=" + topic + "&text=three&close=1");
    assertThat(client().open("topics/" + topic, "Last-Event-ID", cursor).restAsTexts())
        .containsExactly("two", "three");
    assertThat(client().open("topics/" + topic + "?after=" + cursor).restAsTexts())
        .containsExactly("two", "three");
  }

  @Test
  default void aClientThatReconnectsTooLateGetsASnapshotThatIsNotRecovered() {
    String topic = unique();
    String cursor;
    try (MultipartStream stream = client().open("topics/" + topic)) {
      publish("to=" + topic + "&text=one");
      cursor = stream.next().orElseThrow().cursor();
    }
    publish("to=" + topic + "&text=part&times=300");
    try (MultipartStream back = client().open("topics/" + topic + "?after=" + cursor)) {
      ReceivedPart first = back.next().orElseThrow();
      assertThat(first.event()).isEqualTo("snapshot");
      assertThat(first.header("Event-Recovered")).isEqualTo("false");
      assertThat(first.text()).isEmpty();
      publish("to=" + topic + "&text=live");
      assertThat(back.nextText()).isEqualTo("live");
    }
  }

  @Test
  default void aMethodCanEndTheStreamOfOneSubscriber() {
    String topic = unique();
    try (MultipartStream other = client().open("topics/" + topic);
        MultipartStream known = client().open("topics/" + topic + "/known")) {
      publish("to=" + topic + "&text=last");
      publish("dismiss=" + topic);
      publish("to=" + topic + "&text=late");
      assertThat(known.restAsTexts()).containsExactly("last");
      assertThat(other.nextText()).isEqualTo("last");
      assertThat(other.nextText()).isEqualTo("late");
    }
    awaitWitness("stream-ended-" + topic);
  }

  @Test
  default void aMethodIsToldWhenItsSubscriberDisconnects() {
    String topic = unique();
    try (MultipartStream known = client().open("topics/" + topic + "/known")) {
      publish("to=" + topic + "&text=hello");
      assertThat(known.nextText()).isEqualTo("hello");
    }
    awaitWitness("stream-ended-" + topic);
    client().get("topics/" + topic + "/known?as=poll&wait=0");
    awaitWitness("poll-ended-" + topic);
  }

  @Test
  default void twoHundredSubscribersEachGetAHundredPartsInOrder() {
    int subscribers = 200;
    String topic = unique();
    awaitOpenStreams(0);
    List<CompletableFuture<HttpResponse<InputStream>>> responses = new ArrayList<>();
    StreamClient client = client();
    for (int i = 0; i < subscribers; i++) {
      responses.add(client.getLater("topics/" + topic + (i % 2 == 0 ? "?as=mixed" : "")));
    }
    awaitOpenStreams(subscribers);
    publish("to=" + topic + "&text=part&times=100&close=1");
    List<String> expected = IntStream.rangeClosed(1, 100).mapToObj(i -> "part " + i).toList();
    for (CompletableFuture<HttpResponse<InputStream>> response : responses) {
      assertThat(StreamClient.multipart(response.join()).restAsTexts()).isEqualTo(expected);
    }
  }
}
