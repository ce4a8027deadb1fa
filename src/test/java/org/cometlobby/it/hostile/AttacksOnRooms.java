package org.cometlobby.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.hostile.Attacker.each;
import static org.cometlobby.it.hostile.Attacker.right;
import static org.cometlobby.it.hostile.Bystanders.newGame;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.RawClient;
import org.junit.jupiter.api.Test;

/** Attacks of players on rooms: see {@link AttacksIT}. */
interface AttacksOnRooms extends AttackContract {

  String WATCH = "{\"as\":\"spectator\"}";

  @Test
  default void quickMatchPassesOverManyFullRooms() throws Exception {
    isWithstood(
        "full rooms",
        mallory -> {
          String game = newGame();
          List<LobbyClient> guests = mallory.players(3);
          each(
              mallory.players(5),
              maker -> {
                for (int i = 0; i < 30; i++) {
                  // Full, and it waits: nobody is there.
                  String code = maker.makeRoom(game, 2);
                  assertThat(right(guests.get(i % 3).sit(code)).status()).isEqualTo(201);
                }
              });
          LobbyClient seeker = mallory.player();
          String wish = "{\"game\":\"%s\",\"maxPlayers\":2}".formatted(game);
          for (int i = 0; i < 25; i++) {
            Answer matched = right(seeker.post("api/quick-match", wish));
            assertThat(matched.status()).isEqualTo(201);
            assertThat(matched.json().getJsonArray("seats")).hasSize(1);
            right(seeker.leave(matched.code()));
          }
        });
  }

  @Test
  default void changesOfABigRoomWithABadgeCostLittle() throws Exception {
    isWithstood(
        "a big room and its badge",
        mallory -> {
          List<LobbyClient> crowd = mallory.players(200);
          String code = mallory.room(crowd.get(0), 1_000);
          List<List<LobbyClient>> quarters = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            quarters.add(crowd.subList(50 * i, 50 * i + 50));
          }
          Attacker.each(quarters, some -> some.forEach(member -> right(member.sit(code))));
          mallory.raw("GET", "streams/rooms/" + code + "/badge", "").readUntil("\r\n\r\n");
          String ready = "api/rooms/" + code + "/seats/me/ready";
          Attacker.each(
              quarters,
              some ->
                  some.forEach(
                      member ->
                          assertThat(
                                  member
                                      .send(member.request("PUT", ready, "{\"ready\":true}"))
                                      .status())
                              .isEqualTo(200)));
        });
  }

  @Test
  default void allThatWasSaidComesInPagesAndThatOfUnlistedRoomsToMembersAlone() throws Exception {
    isWithstood(
        "reading of all messages",
        mallory -> {
          LobbyClient host = mallory.player();
          String code = mallory.room(host, 4);
          String secret =
              host.makeRoom(newGame(), 4, "{\"autoStart\":false,\"visibility\":\"unlisted\"}");
          List<LobbyClient> members = mallory.players(3);
          members.forEach(member -> right(member.sit(code)));
          each(
              members,
              member -> {
                for (int i = 0; i < 40; i++) {
                  right(member.say(code, "x".repeat(500)));
                }
              });
          LobbyClient stranger = mallory.stranger();
          each(
              members,
              member -> {
                for (int i = 0; i < 50; i++) {
                  JsonObject page =
                      right(stranger.get("api/rooms/" + code + "/messages?after=" + i)).json();
                  assertThat(page.getJsonArray("messages")).hasSizeLessThanOrEqualTo(100);
                  String hidden = "api/rooms/" + secret + "/messages";
                  assertThat(right(stranger.get(hidden)).status()).isEqualTo(401);
                  assertThat(right(member.get(hidden)).status()).isEqualTo(403);
                }
              });
        });
  }

  @Test
  default void madeUpCursorsGetTheStateThatIsMadeOnceForAll() throws Exception {
    isWithstood(
        "made-up cursors",
        mallory -> {
          List<LobbyClient> members = mallory.players(60);
          String code = mallory.room(members.get(0), 100);
          members.forEach(member -> right(member.sit(code)));
          each(
              members.subList(0, 4),
              member -> {
                for (int i = 0; i < 100; i++) {
                  Answer answer =
                      mallory
                          .stranger()
                          .get(
                              "streams/rooms/%s?as=poll&wait=0&after=%s"
                                  .formatted(code, UUID.randomUUID()));
                  assertThat(right(answer).status()).isEqualTo(200);
                  assertThat(answer.body()).contains("\"recovered\":false");
                }
              });
        });
  }

  @Test
  default void scheduledMessagesCountAsMessagesAndSpectatorsLeavePlaces() throws Exception {
    isWithstood(
        "scheduled messages",
        mallory -> {
          LobbyClient host = mallory.player();
          String code =
              host.makeRoom(newGame(), 4, "{\"autoStart\":false,\"spectatorsMay\":\"everything\"}");
          String messages = "api/rooms/" + code + "/messages";
          String later =
              "{\"type\":\"x\",\"data\":1,\"afterMillis\":{\"from\":60000,\"to\":60000}}";
          int places = 0;
          for (LobbyClient spectator : mallory.players(5)) {
            right(spectator.post("api/rooms/" + code + "/seats", WATCH));
            for (int i = 0; i < 5; i++) {
              places += right(spectator.post(messages, later)).status() == 202 ? 1 : 0;
            }
          }
          assertThat(places).isEqualTo(8);
          assertThat(right(host.post(messages, later)).status()).isEqualTo(202);
          LobbyClient speaker = mallory.player();
          right(speaker.sit(code));
          boolean refused = false;
          // Several times, for the rate is refilled meanwhile.
          for (int i = 0; i < 20 && !refused; i++) {
            int said = 0;
            while (right(speaker.say(code, "x")).status() == 202) {
              assertThat(++said).isLessThan(200);
            }
            refused = right(speaker.post(messages, later)).status() == 429;
          }
          assertThat(refused).isTrue();
        });
  }

  @Test
  default void aTeamThatTheRoomDoesNotNameIsRefused() throws Exception {
    isWithstood(
        "made-up teams",
        mallory -> {
          LobbyClient host = mallory.player();
          String code =
              host.makeRoom(newGame(), 4, "{\"metadata\":{\"teams\":[\"red\",\"blue\"]}}");
          LobbyClient guest = mallory.player();
          for (int i = 0; i < 20; i++) {
            String team = "{\"team\":\"referee%d\"}".formatted(i);
            assertThat(right(guest.post("api/rooms/" + code + "/seats", team)).status())
                .isIn(400, 409);
          }
          assertThat(host.room(code).getJsonArray("seats")).hasSize(1);
        });
  }

  @Test
  default void aGameStartsThoughItsCountdownWasCancelledManyTimes() throws Exception {
    isWithstood(
        "a countdown cancelled again and again",
        mallory -> {
          LobbyClient host = mallory.player();
          LobbyClient guest = mallory.player();
          String code = host.makeRoom(newGame(), 2, "{\"countdownSeconds\":1}");
          EventStream hosts = mallory.keep(host.watch(code));
          mallory.keep(guest.watch(code));
          for (int i = 0; i < 60; i++) {
            assertThat(right(guest.sit(code)).status()).isIn(200, 201);
            right(guest.leave(code));
          }
          right(guest.sit(code));
          hosts.upTo("start");
        });
  }

  @Test
  default void aTokenIsVoidOnceItsPlayerHasSignedOut() throws Exception {
    isWithstood(
        "tokens of those who signed out",
        mallory -> {
          LobbyClient thief = mallory.player();
          String code = mallory.room(thief, 4);
          EventStream stream = mallory.keep(thief.watch(code));
          assertThat(thief.delete("api/players/me").status()).isEqualTo(204);
          stream.toTheEnd();
          for (int i = 0; i < 30; i++) {
            assertThat(right(thief.say(code, "x")).status()).isEqualTo(401);
            assertThat(right(thief.get("api/players/me")).status()).isEqualTo(401);
          }
        });
  }

  @Test
  default void readersWhoDoNotReadHoldUpNobodyAndKeepNothing() throws Exception {
    isWithstood(
        "readers who don't read",
        mallory -> {
          List<LobbyClient> members = mallory.players(8);
          String code = mallory.room(members.get(0), 10);
          members.forEach(member -> right(member.sit(code)));
          for (LobbyClient member : members) {
            for (int i = 0; i < 8; i++) {
              RawClient stuck =
                  mallory.raw(
                      "GET",
                      "streams/rooms/" + code + "?as=sse",
                      "",
                      "Authorization: Bearer " + member.token());
              stuck.readUntil("\r\n\r\n");
            }
          }
          String large = "{\"type\":\"x\",\"data\":\"%s\"}".formatted("x".repeat(4_000));
          each(
              members,
              member -> {
                for (int i = 0; i < 25; i++) {
                  right(member.post("api/rooms/" + code + "/messages", large));
                }
              });
          mallory.goesOn();
        });
  }
}
