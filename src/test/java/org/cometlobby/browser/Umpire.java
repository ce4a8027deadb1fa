package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An umpire of a match of Quick draw. The first player's game asks the lobby for each round; the
 * umpire holds that request until the test lets the round begin, and the signal comes when the test
 * gives it. So each phase lasts as long as a test looks at it, however busy the machine.
 */
final class Umpire {

  private static final Pattern ROUND = Pattern.compile("\"match\":(\\d+),\"round\":(\\d+)");

  private final Visitor first;
  private final int from;
  private @Nullable Route steady;
  private String match = "";
  private String round = "";

  Umpire(Visitor first) {
    this(first, 1);
  }

  /**
   * @param from the first round that the umpire holds; the lobby times those before it
   */
  Umpire(Visitor first, int from) {
    this.first = first;
    this.from = from;
    first.page.route("**/messages", this::hold);
  }

  private void hold(Route route) {
    String body = String.valueOf(route.request().postData());
    Matcher asked = ROUND.matcher(body);
    boolean isHeld = asked.find() && Integer.parseInt(asked.group(2)) >= from;
    if (isHeld && body.contains("\"type\":\"draw\"")) {
      route.fulfill(new Route.FulfillOptions().setStatus(202));
    } else if (isHeld && body.contains("\"type\":\"steady\"")) {
      match = asked.group(1);
      round = asked.group(2);
      steady = route;
    } else {
      route.fallback();
    }
  }

  /** Begins the next round, and waits until these players see it. */
  void beginRound(Visitor... players) {
    first.page.waitForCondition(() -> steady != null);
    Route held = steady;
    steady = null;
    String body = held.request().postData().replaceAll("\"(from|to)\":\\d+", "\"$1\":1");
    held.resume(new Route.ResumeOptions().setPostData(body));
    await("steady", players);
  }

  /** Reloads the first player's page, which has asked for the next round and will ask again. */
  void reload() {
    first.page.waitForCondition(() -> steady != null);
    steady = null;
    first.page.reload();
  }

  /** Sends the signal, and waits until these players see it. */
  void signal(Visitor... players) {
    String[] address = first.page.url().split("quick-draw/", 2);
    APIResponse answer =
        first
            .page
            .context()
            .request()
            .post(
                address[0] + "api/rooms/" + address[1] + "/messages",
                RequestOptions.create()
                    .setHeader("Content-Type", "application/json")
                    .setData(
                        "{\"type\":\"draw\",\"data\":{\"match\":"
                            + match
                            + ",\"round\":"
                            + round
                            + "},\"afterMillis\":{\"from\":0,\"to\":0}}"));
    assertThat(answer.status()).isEqualTo(202);
    await("draw", players);
  }

  /** Waits until the game of each of these players is in this phase. */
  static void await(String phase, Visitor... players) {
    for (Visitor player : players) {
      player.page.locator("#arena[data-phase=" + phase + "]").waitFor();
    }
  }
}
