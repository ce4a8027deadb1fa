package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.http.Problem.FieldError;
import org.cometlobby.lobby.room.Refusal;
import org.junit.jupiter.api.Test;

class ProblemsTest {

  @Test
  void everyRefusalHasTheStatusOfTheContract() {
    Map<Refusal, Integer> statuses = new EnumMap<>(Refusal.class);
    for (Refusal refusal : Refusal.values()) {
      statuses.put(refusal, Problems.of(new RefusalException(refusal, "K7QX2M")).status());
    }
    assertThat(statuses)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(Refusal.NO_SUCH_ROOM, 404),
                Map.entry(Refusal.FULL, 409),
                Map.entry(Refusal.STARTED, 409),
                Map.entry(Refusal.NOT_STARTED, 409),
                Map.entry(Refusal.CLOSED, 409),
                Map.entry(Refusal.NOT_MEMBER, 403),
                Map.entry(Refusal.SPECTATOR, 403),
                Map.entry(Refusal.NOT_HOST, 403),
                Map.entry(Refusal.BANNED, 403),
                Map.entry(Refusal.NO_SUCH_PLAYER, 404),
                Map.entry(Refusal.NO_SUCH_TEAM, 400),
                Map.entry(Refusal.YOURSELF, 409),
                Map.entry(Refusal.NO_MATCH, 409),
                Map.entry(Refusal.TOO_MANY_SCHEDULED, 409),
                Map.entry(Refusal.TOO_FEW, 409)));
  }

  @Test
  void aStoreThatCantCommitIsUnavailable() {
    Problem problem =
        Problems.of(new UnavailableException("The disk is full", Duration.ofSeconds(2)));
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.reason()).isEqualTo("unavailable");
    assertThat(problem.detail()).isEqualTo("The disk is full");
  }

  @Test
  void anInvalidCodeIsNotRepeated() {
    assertThat(Problems.of(new RefusalException(Refusal.NO_SUCH_ROOM, "<script>")).detail())
        .doesNotContain("script");
  }

  @Test
  void aProblemIsWrittenAsRfc9457SaysAndNamesTheFields() {
    assertThat(Problem.invalid(List.of(new FieldError("name", "is required"))).json())
        .hasToString(
            "{\"type\":\"urn:comet-lobby:problem:invalid\",\"title\":\"Invalid request\","
                + "\"status\":400,\"detail\":\"name is required\","
                + "\"errors\":[{\"field\":\"name\",\"message\":\"is required\"}]}");
  }

  @Test
  void aProblemWithoutAReasonHasNoType() {
    assertThat(Problems.of(405).json()).doesNotContainKeys("type", "errors");
  }
}
