package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.Attacks.known;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LocalClient;
import org.cometlobby.it.harness.RawClient;

/** Attacks that need no player. One, the host, has the rooms at which the others are aimed. */
final class AbuseByStrangers {

  private static final String ONCE = "?as=poll&wait=0";

  /** More than a server has threads. */
  private static final int SLOW_BODIES = 250;

  private final LobbyClient stranger;
  private final LobbyClient host;
  private int registered;

  AbuseByStrangers(LobbyClient host) {
    this.host = host;
    this.stranger = LobbyClient.stranger(host.base());
  }

  /** Sends one byte each of many bodies, and no more. */
  void sendBodiesSlowly() throws IOException {
    List<RawClient> slow = new ArrayList<>();
    for (int i = 0; i < SLOW_BODIES; i++) {
      RawClient client = RawClient.connect(host.base());
      client.send(
          RawClient.request(
                  host.base(),
                  "POST",
                  "api/players",
                  "Content-Type: application/json",
                  "Content-Length: 1000")
              + "{");
      slow.add(client);
    }
    for (int i = 0; i < 50; i++) {
      assertThat(stranger.get("api/health/live").status()).isEqualTo(200);
    }
    for (RawClient client : slow) {
      client.reset();
    }
  }

  /** Reads the longest list in many tabs, while rooms come and go. */
  void readTheWholeListInManyTabs() {
    List<EventStream> tabs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tabs.add(stranger.stream("streams/rooms?limit=500"));
    }
    for (int i = 0; i < 20; i++) {
      known(host.leave(host.makeRoom(newGame(), 2)));
    }
    tabs.forEach(
        tab -> {
          tab.next();
          tab.next();
          tab.close();
        });
  }

  /** Asks for the lists of games that there are not, some of them live. */
  void askForListsOfMadeUpGames() {
    for (int i = 0; i < 300; i++) {
      known(stranger.get("streams/rooms" + ONCE + "&game=" + UUID.randomUUID()));
    }
    List<EventStream> live = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      live.add(stranger.stream("streams/rooms?q=" + UUID.randomUUID()));
    }
    live.forEach(EventStream::next);
    live.forEach(EventStream::close);
  }

  /** Reads all that was said, and the state by cursors that no stream has given. */
  void readMessagesAndComeBackWithMadeUpCursors() {
    String code = host.makeRoom(newGame(), 4);
    for (int i = 0; i < 150; i++) {
      known(host.say(code, "x".repeat(500)));
    }
    for (int i = 0; i < 50; i++) {
      known(stranger.get("api/rooms/" + code + "/messages?limit=100&after=" + i));
      known(stranger.get("streams/rooms/" + code + ONCE + "&after=" + UUID.randomUUID()));
      known(stranger.get("streams/rooms/" + code + "/badge" + ONCE + "&after=" + i));
    }
  }

  /** Leaves runs of a method behind, each of which waits for its client. */
  void leaveRunsBehind() {
    for (int i = 0; i < 50; i++) {
      known(stranger.get("comet_wait" + ONCE));
    }
  }

  /** Registers players from one network after the other. */
  void registerPlayersWithoutEnd() throws IOException {
    for (int i = 0; i < 100; i++) {
      String from = "127.0." + (1 + registered / 200 % 100) + "." + (1 + registered % 200);
      registered++;
      try (LocalClient client =
          LocalClient.send(
              from, host.base(), "POST", "api/players", "application/json", "{\"name\":\"X\"}")) {
        assertThat(client.status()).isIn(201, 429);
      }
    }
  }
}
