package org.cometlobby.it.lobby;

import static org.cometlobby.it.lobby.Attacks.known;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.RawClient;

/** Attacks of players on the memory of rooms. Nobody tidies up, except where it is the attack. */
final class AbuseOfRooms {

  private static final String MANUAL = "{\"autoStart\":false}";

  /** Nearly 4 KB. */
  private static final String SMALL_NUMBERS =
      "{\"type\":\"x\",\"data\":[" + "1,".repeat(1_990) + "1]}";

  private final List<LobbyClient> players;

  AbuseOfRooms(List<LobbyClient> players) {
    this.players = players;
  }

  private LobbyClient player(int number) {
    return players.get(number);
  }

  /** Fills the events of eight rooms, of which half are left. */
  void fillRoomsWithMessagesOfSmallNumbers() {
    LobbyClient speaker = player(0);
    for (int i = 0; i < 8; i++) {
      String code = speaker.makeRoom(newGame(), 4, MANUAL);
      for (int j = 0; j < 70; j++) {
        known(speaker.post("api/rooms/" + code + "/messages", SMALL_NUMBERS));
      }
      if (i % 2 == 0) {
        known(speaker.leave(code));
      }
    }
  }

  /** Makes rooms in which a message is still planned, and leaves them. */
  void leaveScheduledMessagesBehind() {
    LobbyClient speaker = player(1);
    String later = "{\"type\":\"x\",\"data\":1,\"afterMillis\":{\"from\":59000,\"to\":60000}}";
    for (int i = 0; i < 20; i++) {
      String code = speaker.makeRoom(newGame(), 4, MANUAL);
      known(speaker.post("api/rooms/" + code + "/messages", later));
      known(speaker.leave(code));
    }
  }

  /** Keeps rooms open by streams, and does nothing in them until the lobby has ended them. */
  void keepRoomsIdle() {
    List<EventStream> streams = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      streams.add(player(2).watch(player(2).makeRoom(newGame(), 4, MANUAL)));
    }
    streams.forEach(EventStream::toTheEnd);
  }

  /** Joins a room by quick match again and again, with other attributes each time. */
  void comeAndGoWithOtherAttributes() {
    String game = newGame();
    known(player(3).post("api/quick-match", wish(game, 4, "{}")));
    for (int i = 0; i < 100; i++) {
      String other = "{\"" + UUID.randomUUID() + "\":\"" + UUID.randomUUID() + "\"}";
      known(player(4).leave(known(player(4).post("api/quick-match", wish(game, 4, other))).code()));
    }
  }

  /** Makes rooms that are full and wait, and asks for a seat in them. */
  void matchAgainstFullRooms() {
    String game = newGame();
    for (int i = 0; i < 200; i++) {
      player(5).makeRoom(game, 1, MANUAL);
    }
    for (int i = 0; i < 20; i++) {
      known(player(6).leave(known(player(6).post("api/quick-match", wish(game, 1, "{}"))).code()));
    }
  }

  private static String wish(String game, int maxPlayers, String attributes) {
    return "{\"game\":\""
        + game
        + "\",\"maxPlayers\":"
        + maxPlayers
        + ",\"attributes\":"
        + attributes
        + "}";
  }

  /** Opens the badge of a big room once, and changes the room while nobody looks at the badge. */
  void openABadgeOnceAndChangeABigRoom() throws Exception {
    List<LobbyClient> crowd = players.subList(10, players.size());
    String code = player(7).makeRoom(newGame(), 1_000, MANUAL);
    crowd.forEach(member -> known(member.sit(code)));
    try (RawClient badge = RawClient.get(crowd.get(0).base(), "streams/rooms/" + code + "/badge")) {
      badge.readUntil("\r\n\r\n");
    }
    for (LobbyClient member : crowd) {
      known(
          member.send(
              member.request("PUT", "api/rooms/" + code + "/seats/me/ready", "{\"ready\":true}")));
    }
  }

  /** Opens streams of a room by several tabs, and resets the connections. */
  void openStreamsOfARoomAndVanish() throws Exception {
    String code = player(8).makeRoom(newGame(), 4, MANUAL);
    known(player(9).sit(code));
    for (int i = 0; i < 20; i++) {
      LobbyClient reader = player(8 + i % 2);
      RawClient tab =
          RawClient.get(
              reader.base(),
              "streams/rooms/" + code + "?as=sse",
              "Authorization: Bearer " + reader.token());
      tab.readUntil("\r\n\r\n");
      tab.reset();
    }
  }

  /** Starts games that nobody plays. */
  void startGamesAndGoAway() {
    String game = newGame();
    for (int i = 0; i < 20; i++) {
      String code = player(1).makeRoom(game, 2);
      known(player(0).sit(code));
      known(player(1).start(code));
    }
  }
}
