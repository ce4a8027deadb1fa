package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * A control of a Quick draw match, so that a test can inspect each phase. It holds the first
 * player's request for each round until the test begins the round, and replaces the lobby's signal
 * by one that the test gives.
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

  /** Begins the next round, and waits until these players see it. */
  void beginRound(Visitor... players) {
    first.page.waitForCondition(() -> steady != null);
    Route held = steady;
    steady = null;
    round++;
    String body = held.request().postData().replace("3500", "1");
    held.resume(new Route.ResumeOptions().setPostData(body));
    await("steady", players);
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
