package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.codec.RoomParts;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.junit.jupiter.api.Test;

class StartNoticesTest {

  private static final Game.Webhook WEBHOOK =
      new Game.Webhook(URI.create("https://games.example/hook"), "0123456789abcdef");

  private final StartNotices notices = new StartNotices();

  @SuppressWarnings("UnnecessaryAssignment") // no container injects here
  StartNoticesTest() {
    notices.games =
        new Games(
            List.of(game("go", Optional.of(WEBHOOK)), game("quiet", Optional.empty())), false);
  }

  @Test
  void aStartHasANoticeWithTheKeyOfTheStart() {
    Room room = Duels.started("go");
    PendingNotice notice =
        notices.of(new RoomChange(new LobbyEvent.Started(Duels.NOW), room)).orElseThrow();
    assertThat(notice.id()).isEqualTo("K7QX2M-k3x9-3");
    assertThat(notice.game()).isEqualTo("go");
    assertThat(notice.at()).isEqualTo(Duels.NOW);
    assertThat(notice.body()).startsWith("{\"id\":\"K7QX2M-k3x9-3\",\"event\":\"start\"");
  }

  @Test
  void theStartOfALaterRoomWithTheSameCodeHasAnotherKey() {
    Room earlier = Duels.started("go");
    Room later = RoomParts.room(RoomParts.withLife(RoomParts.of(earlier), "z9"));
    assertThat(StartNotices.notice(later, Duels.NOW).id())
        .isEqualTo("K7QX2M-z9-3")
        .isNotEqualTo(StartNotices.notice(earlier, Duels.NOW).id());
  }

  @Test
  void anotherEventHasNone() {
    assertThat(notices.of(new RoomChange(new LobbyEvent.CountdownCancelled(), Duels.started("go"))))
        .isEmpty();
  }

  @Test
  void aGameWithoutAWebhookHasNone() {
    for (String game : List.of("quiet", "unlisted")) {
      assertThat(notices.of(new RoomChange(new LobbyEvent.Started(Duels.NOW), Duels.started(game))))
          .isEmpty();
    }
  }

  private static Game game(String name, Optional<Game.Webhook> webhook) {
    return new Game(name, 2, 2, Optional.empty(), webhook);
  }
}
