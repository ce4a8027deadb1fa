package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * Has a match of Quick draw go on when a test says so. The first player's game asks the lobby for
 * each round; here it does so when the test lets it, and the signal comes when the test gives it:
 * there is time to look.
 */
final class Umpire {

  private final Visitor first;
  private @Nullable Route steady;
  private int round;

  Umpire(Visitor first) {
    this.first = first;
    first.page.route("**/messages", this::hold);
  }

  private void hold(Route route) {
    String body = String.valueOf(route.request().postData());
    if (body.contains("\"type\":\"draw\"")) {
      route.fulfill(new Route.FulfillOptions().setStatus(202));
    } else if (body.contains("\"type\":\"steady\"")) {
      steady = route;
    } else {
      route.resume();
    }
  }

  /** Lets the next round begin, and waits until it has for these players. */
  void beginRound(Visitor... players) {
    first.page.waitForCondition(() -> steady != null);
    Route held = steady;
    steady = null;
    round++;
    String body = held.request().postData().replace("3500", "1");
    held.resume(new Route.ResumeOptions().setPostData(body));
    await("steady", players);
  }

  /** Gives the signal, and waits until these players have seen it. */
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
                        "{\"type\":\"draw\",\"data\":{\"match\":1,\"round\":"
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
