package org.cometlobby.it.comet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.MultipartStream;
import org.cometlobby.it.harness.ReceivedPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The part of {@link CometMethodsIT} about every signature of a method, kind of value and scope.
 */
interface CometForms extends CometContract {

  @Test
  default void aMethodWithAPushSendsTextAndNamedEvents() {
    List<ReceivedPart> parts = client().open("push").rest();
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).text()).isEqualTo("waiting...");
    assertThat(parts.get(0).headers().keySet()).containsExactly("Content-Type", "Event-ID");
    assertThat(parts.get(0).contentType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(parts.get(0).cursor()).matches("[0-9a-z]+-1");
    assertThat(parts.get(1).text()).isEqualTo("start");
    assertThat(parts.get(1).headers().keySet())
        .containsExactly("Content-Type", "Event", "Event-ID");
    assertThat(parts.get(1).event()).isEqualTo("begun");
    assertThat(parts.get(1).cursor()).matches("[0-9a-z]+-2(-end)?");
  }

  @Test
  default void aStreamOfBytesArrivesByteForByte() {
    List<ReceivedPart> parts = client().open("bytes").rest();
    assertThat(parts).hasSize(3);
    assertThat(parts).allMatch(part -> part.contentType().equals("application/octet-stream"));
    byte[] first = parts.get(0).bytes();
    assertThat(IntStream.range(0, 256).filter(i -> first[i] == (byte) i)).hasSize(256);
    assertThat(parts.get(1).bytes()).isEmpty();
    assertThat(parts.get(2).text()).isEqualTo("\r\n--");
  }

  @Test
  default void partsKeepTheirTypesAndHeaders() {
    List<ReceivedPart> parts = client().open("parts").rest();
    assertThat(parts).extracting(ReceivedPart::text).containsExactly("a {}", "{\"a\": 1}");
    assertThat(parts)
        .extracting(ReceivedPart::contentType)
        .containsExactly("text/css", "application/json");
    assertThat(parts.get(0).header("Sheet")).isEqualTo("1");
  }

  @Test
  default void aPublishersRecordsAreSentAsJson() {
    List<ReceivedPart> parts = client().open("json").rest();
    assertThat(parts)
        .extracting(ReceivedPart::text)
        .containsExactly("{\"piece\":\"Bauer\",\"to\":1}", "{\"piece\":\"König ♔\",\"to\":2}");
    assertThat(parts).allMatch(part -> part.contentType().equals("application/json"));
  }

  @Test
  default void theDeclaredContentTypeAppliesToEveryValueExceptParts() {
    List<ReceivedPart> parts = client().open("typed?as=mixed").rest();
    assertThat(parts)
        .extracting(part -> part.contentType() + " " + part.text())
        .containsExactly(
            "text/html;charset=utf-8 <p>ä</p>",
            "text/plain;charset=utf-8 as it is",
            "text/html;charset=utf-8 [1,2]");
  }

  @Test
  default void anEmptyStreamEnds() {
    assertThat(client().open("nothing").rest()).isEmpty();
  }

  @Test
  default void everySubscriberGetsItsOwnRun() {
    try (MultipartStream one = client().open("endless/push?who=" + unique());
        MultipartStream other = client().open("endless/push?who=" + unique())) {
      String first = one.next().orElseThrow().cursor();
      String second = other.next().orElseThrow().cursor();
      assertThat(first).endsWith("-1");
      assertThat(second).endsWith("-1").isNotEqualTo(first);
    }
  }

  @Test
  default void allSubscribersShareAnApplicationScopedBean() {
    int first = Integer.parseInt(client().open("scope/application").nextText());
    int second = Integer.parseInt(client().open("scope/application").nextText());
    assertThat(second).isGreaterThan(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scope/request", "scope/request/stream"})
  default void aRequestScopedBeanIsNewForEachSubscriberAndSharedWithinARun(String path) {
    assertThat(client().open(path).restAsTexts()).containsExactly("1", "2");
    assertThat(client().open(path).restAsTexts()).containsExactly("1", "2");
  }

  @Test
  default void aRequestScopedBeanCanReturnATopic() {
    assertThat(client().open("scope/request/topic").restAsTexts()).containsExactly("1");
    assertThat(client().open("scope/request/topic").restAsTexts()).containsExactly("1");
  }

  @Test
  default void eachSessionHasItsOwnSessionScopedBean() {
    HttpResponse<String> first = client().get("scope/session?as=ndjson");
    String cookie = first.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    assertThat(first.body()).contains("\"data\":1");
    assertThat(client().get("scope/session?as=ndjson", "Cookie", cookie).body())
        .contains("\"data\":2");
    assertThat(client().get("scope/session?as=ndjson").body()).contains("\"data\":1");
  }

  @Test
  default void aConversationScopedBeanWorksForItsStream() {
    assertThat(client().open("scope/conversation").restAsTexts()).containsExactly("1");
  }

  @Test
  default void aDependentBeanIsNewForEachRunAndDestroyedAfterIt() {
    assertThat(client().open("scope/dependent").restAsTexts()).containsExactly("1");
    assertThat(client().open("scope/dependent").restAsTexts()).containsExactly("1");
    awaitWitness("dependent-destroyed");
  }

  @Test
  default void eachCallOfABlockingMethodHasItsOwnRequestContext() {
    List<String> one = client().open("ticket").restAsTexts();
    List<String> other = client().open("ticket").restAsTexts();
    assertThat(one).hasSize(2);
    assertThat(one.get(0)).as("one request throughout a run").isEqualTo(one.get(1));
    assertThat(other.get(0)).isNotEqualTo(one.get(0));
  }

  @Test
  default void theCallerIsTheContainersPrincipal() {
    assertThat(client().open("caller", "X-User", "Ada").restAsTexts()).containsExactly("Ada");
    assertThat(client().open("caller").restAsTexts()).containsExactly("nobody");
  }
}
