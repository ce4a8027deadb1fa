package org.cometlobby.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.hostile.Attacker.each;
import static org.cometlobby.it.hostile.Attacker.right;
import static org.cometlobby.it.hostile.Bystanders.newGame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.RawClient;
import org.junit.jupiter.api.Test;

/** Attacks by what is in texts and JSON: see {@link AttacksIT}. */
interface AttacksByText extends AttackContract {

  /** Marks that sort before others: the normal form moves each of them past all of those. */
  String MARKS = "\u0315".repeat(1_300) + "\u0316".repeat(1_300);

  /** Nearly 4 KB, of which a tree is very large. */
  String SMALL_NUMBERS = "[" + "1,".repeat(1_980) + "1]";

  /** The most bytes that the lobby keeps for one that it was sent. */
  int KEPT = 5;

  @Test
  default void marksInTextsCostNoMoreThanLetters() throws Exception {
    isWithstood(
        "combining marks",
        mallory -> {
          List<LobbyClient> players = mallory.players(4);
          String code = mallory.room(players.get(0), 4);
          players.forEach(player -> right(player.sit(code)));
          String form = "name=" + URLEncoder.encode(MARKS, StandardCharsets.UTF_8);
          each(
              players,
              player -> {
                for (int i = 0; i < 10; i++) {
                  assertThat(player.say(code, "e" + MARKS).status()).isEqualTo(202);
                  String room = "{\"game\":\"e" + MARKS + "\",\"title\":\"e" + MARKS + "\"}";
                  assertThat(player.post("api/rooms", room).status()).isEqualTo(400);
                  assertThat(mallory.form("", form).status()).isLessThan(500);
                }
              });
          RawClient tooLong =
              mallory.raw(
                  "POST",
                  "",
                  "name=",
                  "Content-Type: application/x-www-form-urlencoded",
                  "Content-Length: 400000");
          assertThat(tooLong.readUntil("\r\n")).startsWith("HTTP/1.1 413 ");
        });
  }

  @Test
  default void messagesOfSmallNumbersAreKeptAsTheBytesThatWereSent() throws Exception {
    isWithstood(
        "JSON in messages",
        KEPT,
        mallory -> {
          List<LobbyClient> players = mallory.players(10);
          for (LobbyClient maker : players.subList(0, 2)) {
            String code = mallory.room(maker, 10);
            players.forEach(player -> right(player.sit(code)));
            String message = "{\"type\":\"x\",\"data\":" + SMALL_NUMBERS + "}";
            each(
                players,
                player -> {
                  for (int i = 0; i < 20; i++) {
                    mallory.counted(
                        message, player.post("api/rooms/" + code + "/messages", message));
                  }
                });
          }
          assertThat(mallory.sent()).isGreaterThan(500_000);
        });
  }

  @Test
  default void metadataIsKeptAsTheBytesThatWereSent() throws Exception {
    isWithstood(
        "JSON in metadata",
        KEPT,
        mallory -> {
          String wish =
              "{\"game\":\"%s\",\"maxPlayers\":4,\"autoStart\":false,\"metadata\":{\"a\":%s}}"
                  .formatted(newGame(), SMALL_NUMBERS);
          each(
              mallory.players(10),
              player -> {
                for (int i = 0; i < 30; i++) {
                  assertThat(mallory.counted(wish, player.post("api/rooms", wish)).status())
                      .isEqualTo(201);
                }
                assertThat(right(player.post("api/rooms", wish)).status()).isEqualTo(429);
              });
        });
  }

  @Test
  default void scheduledMessagesAreKeptAsTheBytesThatWereSent() throws Exception {
    isWithstood(
        "JSON in scheduled messages",
        KEPT,
        mallory -> {
          String later =
              "{\"type\":\"x\",\"data\":%s,\"afterMillis\":{\"from\":60000,\"to\":60000}}"
                  .formatted(SMALL_NUMBERS);
          each(
              mallory.players(10),
              player -> {
                for (int i = 0; i < 7; i++) {
                  String messages = "api/rooms/" + mallory.room(player, 4) + "/messages";
                  for (int j = 0; j < 4; j++) {
                    assertThat(mallory.counted(later, player.post(messages, later)).status())
                        .isEqualTo(202);
                  }
                  assertThat(right(player.post(messages, later)).status()).isIn(409, 429);
                }
              });
        });
  }

  @Test
  default void wishesAreKeptAsTheBytesThatWereSent() throws Exception {
    isWithstood(
        "JSON in wishes",
        KEPT,
        mallory -> {
          String numbers = "{\"a\":[" + "1,".repeat(500) + "1]}";
          each(
              mallory.players(20),
              player -> {
                for (int i = 0; i < 30; i++) {
                  String wish = wish(newGame(), 4, numbers);
                  assertThat(mallory.counted(wish, player.post("api/quick-match", wish)).status())
                      .isEqualTo(201);
                }
              });
        });
  }

  private static String wish(String game, int maxPlayers, String attributes) {
    return "{\"game\":\"%s\",\"maxPlayers\":%d,\"attributes\":%s}"
        .formatted(game, maxPlayers, attributes);
  }

  @Test
  default void manyAttributesOfManyPlayersMakeARoomNoSlower() throws Exception {
    isWithstood(
        "attributes of many names",
        KEPT,
        mallory -> {
          String game = newGame();
          List<LobbyClient> players = mallory.players(100);
          List<Answer> matched = new ArrayList<>();
          for (int i = 0; i < players.size(); i++) {
            String wish = wish(game, 1_000, names(i));
            matched.add(mallory.counted(wish, players.get(i).post("api/quick-match", wish)));
          }
          String code = matched.get(0).code();
          assertThat(matched).extracting(Answer::code).containsOnly(code);
          each(
              players.subList(0, 4),
              player -> {
                for (int i = 0; i < 100; i++) {
                  String ready = "{\"ready\":" + (i % 2 == 0) + "}";
                  right(
                      player.send(
                          player.request("PUT", "api/rooms/" + code + "/seats/me/ready", ready)));
                }
              });
        });
  }

  /** Returns attributes with names that no other number's have. */
  private static String names(int number) {
    StringBuilder attributes = new StringBuilder("{");
    for (int i = 0; i < 16; i++) {
      attributes.append(i == 0 ? "" : ",").append("\"%x\":1".formatted(number * 16 + i));
    }
    return attributes.append("}").toString();
  }

  @Test
  default void aRoomForgetsTheAttributesOfThoseWhoLeave() throws Exception {
    isWithstood(
        "other attributes at each join",
        mallory -> {
          String game = newGame();
          right(mallory.player().post("api/quick-match", wish(game, 4, "{}")));
          LobbyClient guest = mallory.player();
          for (int i = 0; i < 90; i++) {
            Answer matched = right(guest.post("api/quick-match", wish(game, 4, names(i))));
            assertThat(matched.status()).isEqualTo(200);
            assertThat(guest.leave(matched.code()).status()).isEqualTo(204);
          }
        });
  }
}
