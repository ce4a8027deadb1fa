package org.cometlobby.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.hostile.Attacker.each;
import static org.cometlobby.it.hostile.Attacker.right;
import static org.cometlobby.it.hostile.Bystanders.newGame;

import java.util.List;
import java.util.UUID;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.junit.jupiter.api.Test;

/** Attacks on the lists of rooms, and on all codes: see {@link AttacksIT}. */
interface AttacksOnLists extends AttackContract {

  @Test
  default void aLongListInManyTabsHoldsUpNoCountdown() throws Exception {
    isWithstood(
        "the whole list in many tabs",
        mallory -> {
          String game = newGame();
          List<LobbyClient> makers = mallory.players(4);
          each(
              makers,
              maker -> {
                for (int i = 0; i < 28; i++) {
                  mallory.room(maker, 4);
                }
              });
          for (int i = 0; i < 30; i++) {
            mallory.keep(mallory.stranger().stream("streams/rooms?limit=500")).next();
          }
          String code = makers.get(0).makeRoom(game, 2, "{\"countdownSeconds\":1}");
          EventStream host = mallory.keep(makers.get(0).watch(code));
          mallory.keep(makers.get(1).watch(code));
          right(makers.get(1).sit(code));
          each(
              makers.subList(2, 4),
              maker -> {
                String other = mallory.room(maker, 4);
                for (int i = 0; i < 40; i++) {
                  right(makers.get(0).sit(other));
                  right(makers.get(0).leave(other));
                }
              });
          host.upTo("start");
          mallory.goesOn();
        });
  }

  @Test
  default void listsOfMadeUpGamesEndNobodysList() throws Exception {
    isWithstood(
        "lists of made-up games",
        mallory -> {
          String game = newGame();
          LobbyClient ann = LobbyClient.stranger(base()).from("192.0.2.35").register("Ann");
          try (EventStream list = ann.stream("streams/rooms?game=" + game)) {
            assertThat(list.next().name()).isEqualTo("snapshot");
            LobbyClient stranger = mallory.stranger();
            for (int i = 0; i < 300; i++) {
              String once = "streams/rooms?as=poll&wait=0&game=" + UUID.randomUUID();
              assertThat(right(stranger.get(once)).status()).isEqualTo(200);
            }
            for (int i = 0; i < 50; i++) {
              mallory.keep(stranger.stream("streams/rooms?q=" + UUID.randomUUID())).next();
            }
            String oneMore = "streams/rooms?as=poll&wait=0&q=" + UUID.randomUUID();
            assertThat(right(stranger.get(oneMore)).status()).isEqualTo(429);
            ann.makeRoom(game, 3);
            assertThat(list.next().name()).isEqualTo("added");
            mallory.goesOn();
          }
          ann.delete("api/players/me");
        });
  }

  @Test
  default void playersBeyondTheRateOfANetworkAreRefusedToItAlone() throws Exception {
    isWithstood(
        "players without end",
        mallory -> {
          String name = "{\"name\":\"X\"}";
          LobbyClient stranger = mallory.stranger();
          each(
              List.of(1, 2, 3, 4),
              turn -> {
                for (int i = 0; i < 250; i++) {
                  assertThat(right(stranger.post("api/players", name)).status()).isEqualTo(201);
                }
              });
          int refused = 0;
          for (int i = 0; i < 100; i++) {
            refused += right(stranger.post("api/players", name)).status() == 429 ? 1 : 0;
          }
          assertThat(refused).isGreaterThan(50);
          assertThat(stranger.from("192.0.2.36").post("api/players", name).status()).isEqualTo(201);
        });
  }

  @Test
  default void codesByTrialAreFewOverAllWays() throws Exception {
    isWithstood(
        "codes by trial",
        mallory -> {
          LobbyClient host = mallory.player();
          String secret = host.makeRoom(newGame(), 4, "{\"visibility\":\"unlisted\"}");
          List<String> ways =
              List.of(
                  "api/rooms/%s",
                  "api/rooms/%s/messages",
                  "streams/rooms/%s?as=poll&wait=0",
                  "streams/rooms/%s/badge",
                  "r/%s",
                  "r/%s/qr.svg");
          String letters = "23456789ACDEFGHJKMNP";
          int told = 0;
          for (int i = 0; i < 400; i++) {
            String code = "AA" + letters.charAt(i / 20) + letters.charAt(i % 20) + "AA";
            int status =
                right(mallory.stranger().get(ways.get(i % ways.size()).formatted(code))).status();
            assertThat(status).as(code).isIn(404, 429);
            told += status == 404 ? 1 : 0;
          }
          // A few more than a hundred: the rate is refilled meanwhile.
          assertThat(told).isBetween(100, 130);
          int wrong = 0;
          for (String way : ways) {
            // The rate is refilled meanwhile: that is used up once more.
            while (mallory.stranger().get("api/rooms/TTT" + (222 + wrong)).status() == 404) {
              wrong++;
            }
            assertThat(right(mallory.stranger().get(way.formatted(secret))).status())
                .as(way)
                .isEqualTo(429);
          }
        });
  }
}
