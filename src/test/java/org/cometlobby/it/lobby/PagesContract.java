package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import java.net.http.HttpResponse;
import org.cometlobby.it.harness.StreamClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The part of {@link LobbyApiIT} about the forms of the pages, as browsers without script send
 * them.
 */
interface PagesContract extends LobbyContract {

  /** Submits the form that makes a room, with a header. */
  private HttpResponse<String> makes(String game, String header, String value) {
    return new StreamClient(stranger().base())
        .send(
            "POST",
            "?do=make&name=Eve&public=yes&minPlayers=2&maxPlayers=3&game=" + game,
            header,
            value);
  }

  private boolean hasRoom(String game) {
    return !stranger().get("api/rooms?game=" + game).json().getJsonArray("rooms").isEmpty();
  }

  @Test
  default void aFormOfTheLobbyItselfRedirectsToTheRoomItMade() {
    String game = newGame();
    HttpResponse<String> made = makes(game, "Sec-Fetch-Site", "same-origin");
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(made.headers().firstValue("Location").orElse("")).matches(".*/r/[0-9A-Z]{6}");
    assertThat(hasRoom(game)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site,cross-site",
    "Sec-Fetch-Site,same-site",
    "Origin,https://evil.test",
    "Origin,null"
  })
  default void aCrossSiteFormChangesNothing(String header, String value) {
    String game = newGame();
    assertThat(makes(game, header, value).statusCode()).isEqualTo(403);
    assertThat(hasRoom(game)).isFalse();
  }
}
