package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.OutOfBoundsException;
import org.cometlobby.lobby.OutOfBoundsException.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GamesTest {

  private static final List<Game> LISTED =
      List.of(
          new Game("reversi", 2, 2, Optional.empty(), Optional.empty()),
          new Game("mafia", 5, 12, Optional.empty(), Optional.empty()));

  @ParameterizedTest
  @CsvSource({
    "reversi,2,2,,",
    "reversi,1,2,minPlayers,is at least 2 for reversi",
    "reversi,2,3,maxPlayers,is 2 for reversi",
    "mafia,5,12,,",
    "mafia,7,7,,",
    "mafia,4,12,minPlayers,is at least 5 for mafia",
    "mafia,5,13,maxPlayers,is from 5 to 12 for mafia",
    "mafia,4,4,maxPlayers,is from 5 to 12 for mafia",
    "Reversi,1,1000,,",
    "go,1,1000,,",
  })
  void aListedGameHasItsSizes(String game, int min, int max, String field, String wanted) {
    Games games = new Games(LISTED, false);
    if (field == null) {
      assertThatNoException().isThrownBy(() -> games.check(game, min, max));
    } else {
      OutOfBoundsException unfit =
          catchThrowableOfType(OutOfBoundsException.class, () -> games.check(game, min, max));
      assertThat(unfit.violations()).containsExactly(new Violation(field, wanted));
    }
  }

  @Test
  void otherGamesAreRefusedWhereOnlyListedGamesAreAllowed() {
    Games games = new Games(LISTED, true);
    assertThatNoException().isThrownBy(() -> games.check("reversi", 2, 2));
    OutOfBoundsException unfit =
        catchThrowableOfType(OutOfBoundsException.class, () -> games.check("go", 2, 2));
    assertThat(unfit.violations())
        .containsExactly(new Violation("game", "is one of reversi, mafia"));
  }

  @Test
  void withoutAListEveryGameIsAllowed() {
    assertThatNoException().isThrownBy(() -> Games.ANY.check("anything", 1, 1_000));
    assertThat(Games.ANY.url(Duels.waiting("anything"))).isEmpty();
  }
}
