package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the example game in the browser, which derive the duel from the messages. */
@ExtendWith(Browsers.class)
@Tag("one-server")
class QuickDrawRulesIT {

  private static ScriptedServer server;

  @BeforeAll
  static void open() {
    server = new ScriptedServer();
  }

  @AfterAll
  static void close() throws IOException {
    server.close();
  }

  /**
   * Defines the functions of the tests. Messages are written as {@code steady match.round
   * players...}, {@code draw match.round}, which the lobby has scheduled, {@code trick
   * match.round}, which is a draw without schedule, {@code stands match.round}, which is a
   * spectator's, {@code press match.round player ms}, {@code again match player}.
   */
  @BeforeEach
  void readTheRules(Page page) {
    page.navigate(server.url("/"));
    page.evaluate(
        """
        async () => {
          const { champion, fresh, nextRound, played } = await import("/js/quick-draw/rules.js");
          const message = (text) => {
            const [type, at, ...rest] = text.split(" ");
            const [match, round] = at.split(".").map(Number);
            switch (type) {
              case "steady": return { type, data: { match, round, players: rest } };
              case "draw": return { type, playerId: "a", data: { match, round }, scheduled: 7 };
              case "trick": return { type: "draw", playerId: "a", data: { match, round } };
              case "stands": return { ...message(`draw ${at}`), playerId: "d", role: "spectator" };
              case "again": return { type, playerId: rest[0], data: { match } };
              default: return { type, playerId: rest[0], data: { match, round, ms: Number(rest[1]) } };
            }
          };
          const list = (map) => Object.entries(map).sort().map((entry) => entry.join("")).join(" ");
          window.duel = (texts) => texts.split("; ").map(message).reduce(played, fresh);
          window.shown = ({ phase, match, round, players, out, winner = "-", points, again }) =>
            `${phase} ${match}.${round} of ${players.join("")} out ${out.join("") || "-"}`
              + ` won ${winner} points ${list(points) || "-"} again ${again.join("") || "-"}`;
          window.next = (texts, here) => {
            const next = nextRound(texts ? duel(texts) : fresh, [...here]);
            return next ? `${next.match}.${next.round}` : "-";
          };
          Object.assign(window, { champion });
        }
        """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a round begins                      | steady 1.1 a b c                                                | steady 1.1 of abc out - won - points - again -
          not a second time while it is on    | steady 1.1 a b c; steady 1.2 a b                                | steady 1.1 of abc out - won - points - again -
          not out of turn                     | steady 1.2 a b c                                                | pause 0.0 of  out - won - points - again -
          nor one of a later match            | steady 2.1 a b c                                                | pause 0.0 of  out - won - points - again -
          the lobby gives the signal          | steady 1.1 a b c; draw 1.1                                      | draw 1.1 of abc out - won - points - again -
          a signal that the lobby has not scheduled does not count | steady 1.1 a b c; trick 1.1                        | steady 1.1 of abc out - won - points - again -
          nor does one of a spectator         | steady 1.1 a b c; stands 1.1                                    | steady 1.1 of abc out - won - points - again -
          nor does one of another round        | steady 1.1 a b c; draw 1.2                                      | steady 1.1 of abc out - won - points - again -
          nor one before the round            | draw 1.1; steady 1.1 a b c                                      | steady 1.1 of abc out - won - points - again -
          the first player to press wins              | steady 1.1 a b c; draw 1.1; press 1.1 b 300                     | pause 1.1 of abc out - won b points b1 again -
          even if another was faster by that player's clock | steady 1.1 a b c; draw 1.1; press 1.1 b 300; press 1.1 c 20 | pause 1.1 of abc out - won b points b1 again -
          a player who presses too early is out        | steady 1.1 a b c; press 1.1 b 0                                 | steady 1.1 of abc out b won - points - again -
          once                                | steady 1.1 a b c; press 1.1 b 0; press 1.1 b 0                  | steady 1.1 of abc out b won - points - again -
          and can't win the round              | steady 1.1 a b c; press 1.1 b 0; draw 1.1; press 1.1 b 0        | draw 1.1 of abc out b won - points - again -
          the last player who is not out wins        | steady 1.1 a b c; press 1.1 b 0; press 1.1 a 0                  | pause 1.1 of abc out ba won c points c1 again -
          a signal after the round does not count    | steady 1.1 a b c; press 1.1 b 0; press 1.1 a 0; draw 1.1 | pause 1.1 of abc out ba won c points c1 again -
          a spectator's press does not count         | steady 1.1 a b c; draw 1.1; press 1.1 d 300                     | draw 1.1 of abc out - won - points - again -
          nor does a press of another round     | steady 1.1 a b c; draw 1.1; press 1.2 a 300                     | draw 1.1 of abc out - won - points - again -
          nor does a press of another match     | steady 1.1 a b c; draw 1.1; press 2.1 a 300                     | draw 1.1 of abc out - won - points - again -
          points add up                       | steady 1.1 a b c; draw 1.1; press 1.1 b 3; steady 1.2 a b c; draw 1.2; press 1.2 b 3 | pause 1.2 of abc out - won b points b2 again -
          a player who was out is in the next round  | steady 1.1 a b c; press 1.1 b 0; press 1.1 a 0; steady 1.2 a b c | steady 1.2 of abc out - won - points c1 again -
          a player who was absent is in the next round    | steady 1.1 a b; press 1.1 b 0; steady 1.2 a b c                 | steady 1.2 of abc out - won - points a1 again -
          a rematch before the end does not count    | steady 1.1 a b c; draw 1.1; press 1.1 b 3; again 1 a            | pause 1.1 of abc out - won b points b1 again -
          """)
  void theDuelFollowsFromItsMessages(String rule, String messages, String duel, Page page) {
    assertThat(page.evaluate("(texts) => shown(duel(texts))", messages)).isEqualTo(duel);
  }

  @Test
  void onlyTheFirstPressOfEachPlayerIsTimed(Page page) {
    assertThat(
            page.evaluate(
                "(texts) => duel(texts).times",
                "steady 1.1 a b; draw 1.1; press 1.1 b 300; press 1.1 a 400; press 1.1 b 5"))
        .isEqualTo(Map.of("a", 400, "b", 300));
  }

  /** Three rounds in a row that a wins. */
  private static final String WON =
      "steady 1.1 a b c; draw 1.1; press 1.1 a 3; steady 1.2 a b c; draw 1.2; press 1.2 a 3;"
          + " steady 1.3 a b c; draw 1.3; press 1.3 a 3";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a player wants a rematch                | again 1 b                      | pause 1.3 of abc out - won a points a3 again b
          once                               | again 1 b; again 1 b           | pause 1.3 of abc out - won a points a3 again b
          not for another match            | again 2 b                      | pause 1.3 of abc out - won a points a3 again -
          it begins with zero points                | again 1 b; steady 2.1 a b c    | steady 2.1 of abc out - won - points - again -
          there is no fourth round           | steady 1.4 a b c               | pause 1.3 of abc out - won a points a3 again -
          """)
  void afterAMatchOnlyARematchCounts(String rule, String messages, String duel, Page page) {
    assertThat(page.evaluate("(texts) => shown(duel(texts))", WON + "; " + messages))
        .isEqualTo(duel);
  }

  @ParameterizedTest(name = "{0} in round {1}: {2}")
  @CsvSource({
    "a2, 2, -",
    "a3, 3, a",
    "a2 b1, 3, -",
    "a3 b1, 4, a",
    "a2 b2, 4, -",
    "a3 b2, 5, a",
    "b3 a2, 5, b",
    // With three players, none may have three points after five rounds; then the match continues
    // until one is ahead.
    "a2 b2 c1, 5, -",
    "a2 b2 c2, 6, -",
    "a3 b2 c1, 6, a",
    "-, 0, -"
  })
  void theChampionIsThePlayerWhoCannotBeCaught(String points, int round, String who, Page page) {
    assertThat(
            page.evaluate(
                """
                ([points, round]) => champion({ round, points: points === "-" ? {} : Object.fromEntries(
                  points.split(" ").map(([name, count]) => [name, Number(count)])) }) ?? "-"
                """,
                List.of(points, round)))
        .isEqualTo(who);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the first                              | ''                                             | ab  | 1.1
          it takes two                           | ''                                             | a   | -
          none while one is on                   | steady 1.1 a b                                 | ab  | -
          none after the signal                  | steady 1.1 a b; draw 1.1                       | ab  | -
          the next round                       | steady 1.1 a b; draw 1.1; press 1.1 a 3        | ab  | 1.2
          it takes two, still                    | steady 1.1 a b; draw 1.1; press 1.1 a 3        | a   | -
          none after a match unless all want it | WON                                            | abc | -
          nor if one player does not                    | WON; again 1 a; again 1 b                      | abc | -
          if all want it                         | WON; again 1 a; again 1 b; again 1 c           | abc | 2.1
          a player who has left is not asked          | WON; again 1 a; again 1 b                      | ab  | 2.1
          """)
  void theNextRoundFollowsFromTheDuelAndThePlayersPresent(
      String rule, String messages, String here, String next, Page page) {
    assertThat(
            page.evaluate(
                "([texts, here]) => next(texts, here)",
                List.of(messages.replace("WON", WON), here)))
        .isEqualTo(next);
  }
}
