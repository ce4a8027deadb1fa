package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cometlobby.lobby.room.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomListQueryTest {

  @Test
  void withoutParametersAListHasTheNewestHundredOfAllRooms() {
    assertThat(query(Map.of())).isEqualTo(new RoomListQuery(RoomFilter.ALL, RoomOrder.NEWEST, 100));
    assertThat(query(Map.of("game", "", "phase", "", "open", "", "sort", "", "limit", "")))
        .isEqualTo(query(Map.of()));
  }

  @Test
  void everyParameterIsRead() {
    assertThat(
            query(
                Map.of(
                    "game",
                    "Go",
                    "phase",
                    "countdown,waiting",
                    "open",
                    "true",
                    "q",
                    "Fun",
                    "sort",
                    "fullest",
                    "limit",
                    "500")))
        .isEqualTo(
            new RoomListQuery(
                new RoomFilter(
                    Optional.of("Go"),
                    Set.of(Phase.WAITING, Phase.COUNTDOWN),
                    true,
                    Optional.of("fun")),
                RoomOrder.FULLEST,
                500));
  }

  @ParameterizedTest
  @CsvSource({
    "limit,0",
    "limit,501",
    "limit,-1",
    "limit,1.5",
    "limit,99999999999",
    "limit,ten",
    "sort,oldest",
    "sort,NEWEST",
    "phase,Waiting",
    "phase,'waiting,'",
    "open,1"
  })
  void anInvalidValueIsNamed(String name, String value) {
    assertThatThrownBy(() -> query(Map.of(name, value)))
        .isInstanceOfSatisfying(
            OutOfBoundsException.class,
            e -> assertThat(e.violations().get(0).field()).isEqualTo(name));
  }

  @Test
  void textsAreBounded() {
    query(Map.of("game", "x".repeat(40), "q", "x".repeat(80)));
    assertThatThrownBy(() -> query(Map.of("game", "x".repeat(41)))).hasMessageContaining("game");
    assertThatThrownBy(() -> query(Map.of("q", "x".repeat(81)))).hasMessageContaining("q ");
  }

  private static RoomListQuery query(Map<String, String> parameters) {
    return RoomListQuery.of(name -> Optional.ofNullable(parameters.get(name)));
  }
}
