package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.badFields;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of each field, which a problem names if a value exceeds them. */
interface BoundsContract extends LobbyContract {

  /**
   * CODE stands for a room of the caller's, LONG(n) for a text and BIG(n) for an object of that
   * length.
   */
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | api/players                | {}                                               | name
          POST   | api/players                | {"name":"LONG(33)"}                              | name
          POST   | api/players                | {"name":["Ann"]}                                 | name
          POST   | api/rooms                  | {}                                               | game,maxPlayers
          POST   | api/rooms                  | {"game":"LONG(41)","maxPlayers":3}               | game
          POST   | api/rooms                  | {"game":"\\u200b","maxPlayers":3}                | game
          POST   | api/rooms                  | {"game":"go","maxPlayers":0}                     | maxPlayers
          POST   | api/rooms                  | {"game":"go","maxPlayers":1001}                  | maxPlayers
          POST   | api/rooms                  | {"game":"go","maxPlayers":2.5}                   | maxPlayers
          POST   | api/rooms                  | {"game":"go","maxPlayers":-1}                    | maxPlayers
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"minPlayers":0}      | minPlayers
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"minPlayers":4}      | minPlayers
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"minPlayers":"2"}    | minPlayers
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"title":"LONG(81)"}  | title
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"title":7}           | title
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"visibility":"none"} | visibility
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"visibility":true}   | visibility
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"autoStart":"yes"}   | autoStart
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"autoStart":1}       | autoStart
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"countdownSeconds":-1} | countdownSeconds
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"countdownSeconds":301} | countdownSeconds
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"metadata":[]}       | metadata
          POST   | api/rooms                  | {"game":"go","maxPlayers":3,"metadata":BIG(4097)} | metadata
          POST   | api/quick-match            | {"game":"LONG(41)","maxPlayers":3}               | game
          POST   | api/quick-match            | {"game":"go","maxPlayers":3,"minPlayers":0}      | minPlayers
          POST   | api/quick-match            | {"game":"go","maxPlayers":3,"attributes":BIG(1025)} | attributes
          POST   | api/quick-match            | {"game":"go","maxPlayers":3,"attributes":MANY(17)} | attributes
          POST   | api/rooms/CODE/seats       | {"as":"king"}                                    | as
          POST   | api/rooms/CODE/seats       | {"as":7}                                         | as
          POST   | api/rooms/CODE/seats       | {"team":"LONG(33)"}                              | team
          POST   | api/rooms/CODE/seats       | {"team":" \\u202e "}                             | team
          POST   | api/rooms/CODE/seats       | {"team":{}}                                      | team
          PUT    | api/rooms/CODE/seats/me/ready | {}                                            | ready
          PUT    | api/rooms/CODE/seats/me/ready | {"ready":null}                                | ready
          PUT    | api/rooms/CODE/seats/me/ready | {"ready":"true"}                              | ready
          PUT    | api/rooms/CODE/host        | {}                                               | playerId
          PUT    | api/rooms/CODE/host        | {"playerId":null}                                | playerId
          PUT    | api/rooms/CODE/host        | {"playerId":7}                                   | playerId
          PUT    | api/rooms/CODE/host        | {"playerId":""}                                  | playerId
          PUT    | api/rooms/CODE/host        | {"playerId":"a b"}                               | playerId
          PUT    | api/rooms/CODE/host        | {"playerId":"LONG(65)"}                          | playerId
          PUT    | api/rooms/CODE/metadata    | BIG(4097)                                        | metadata
          POST   | api/rooms/CODE/messages    | {}                                               | text
          POST   | api/rooms/CODE/messages    | {"text":null}                                    | text
          POST   | api/rooms/CODE/messages    | {"text":7}                                       | text
          POST   | api/rooms/CODE/messages    | {"text":""}                                      | text
          POST   | api/rooms/CODE/messages    | {"text":"\\u200b\\u0000"}                        | text
          POST   | api/rooms/CODE/messages    | {"text":"LONG(501)"}                             | text
          POST   | api/rooms/CODE/messages    | {"type":"move","text":"hi"}                      | type
          POST   | api/rooms/CODE/messages    | {"data":1}                                       | type
          POST   | api/rooms/CODE/messages    | {"type":"","data":1}                             | type
          POST   | api/rooms/CODE/messages    | {"type":"two words","data":1}                    | type
          POST   | api/rooms/CODE/messages    | {"type":"LONG(41)","data":1}                     | type
          POST   | api/rooms/CODE/messages    | {"type":7,"data":1}                              | type
          POST   | api/rooms/CODE/messages    | {"type":"chat","data":1}                         | data
          POST   | api/rooms/CODE/messages    | {"type":"move","data":1,"text":"hi"}             | text
          POST   | api/rooms/CODE/messages    | {"type":"move","data":BIG(4097)}                 | data
          GET    | api/rooms?game=LONG(41)    |                                                  | game
          GET    | api/rooms?q=LONG(81)       |                                                  | q
          GET    | api/rooms?phase=done       |                                                  | phase
          GET    | api/rooms?open=perhaps     |                                                  | open
          DELETE | api/rooms/CODE/seats/someone?ban=maybe |                                      | ban
          DELETE | api/rooms/CODE/seats/LONG(65) |                                               | playerId
          DELETE | api/rooms/CODE/seats/a%20b |                                                  | playerId
          """)
  default void aProblemNamesEachFieldOutOfBounds(
      String method, String path, String body, String fields) {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 9);
    String json = body == null ? "" : filled(body);
    Answer answer = ann.send(ann.request(method, filled(path).replace("CODE", code), json));
    assertThat(badFields(answer)).containsExactlyInAnyOrder(fields.split(","));
    assertThat(stranger().room(code).getInt("version")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | api/players             | {"name":"LONG(32)"}
          POST | api/rooms               | {"game":"LONG(40)","maxPlayers":1000,"title":"LONG(80)","countdownSeconds":300}
          POST | api/rooms               | {"game":"go","maxPlayers":3,"title":null,"minPlayers":null,"visibility":null,"autoStart":null,"countdownSeconds":null,"metadata":null}
          POST | api/rooms               | {"game":"go","maxPlayers":3,"metadata":BIG(4096)}
          POST | api/quick-match         | {"game":"just right","maxPlayers":3,"minPlayers":null,"attributes":null}
          POST | api/quick-match         | {"game":"just right, too","maxPlayers":3,"attributes":BIG(1024)}
          POST | api/quick-match         | {"game":"just as many","maxPlayers":3,"attributes":MANY(16)}
          POST | api/rooms/CODE/seats    | {"as":null,"team":null}
          POST | api/rooms/CODE/seats    | {"team":"LONG(32)"}
          PUT  | api/rooms/CODE/metadata | BIG(4096)
          POST | api/rooms/CODE/messages | {"text":"LONG(500)"}
          POST | api/rooms/CODE/messages | {"type":"LONG(40)","data":BIG(4096)}
          GET  | api/rooms?game=LONG(40) |
          GET  | api/rooms?q=LONG(80)    |
          """)
  default void aValueJustWithinItsBoundsIsAccepted(String method, String path, String body) {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 9);
    String json = body == null ? "" : filled(body);
    Answer answer = ann.send(ann.request(method, filled(path).replace("CODE", code), json));
    assertThat(answer.status()).as("%s", answer).isBetween(200, 202);
  }

  private static String filled(String template) {
    Matcher hole = Pattern.compile("(LONG|BIG|MANY)\\(([0-9]+)\\)").matcher(template);
    return hole.replaceAll(found -> filled(found.group(1), Integer.parseInt(found.group(2))));
  }

  private static String filled(String hole, int number) {
    return switch (hole) {
      case "LONG" -> "x".repeat(number);
      case "BIG" -> "{\"a\":\"" + "x".repeat(number - 8) + "\"}";
      default ->
          IntStream.range(0, number)
              .mapToObj(i -> "\"" + i + "\":1")
              .collect(Collectors.joining(",", "{", "}"));
    };
  }
}
