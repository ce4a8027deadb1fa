package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages that go away: what the others are told. The grace is shorter than a heartbeat. */
@ExtendWith(Browsers.class)
@Tag("one-server")
class AbsenceIT {

  private static OwnServer server;

  @BeforeAll
  static void start() throws IOException {
    server = OwnServer.start("absence", Map.of("LOBBY_GRACE", "4s", "LOBBY_HEARTBEAT", "20s"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPlayerWhoClosesThePageIsAwayBeforeTheStreamIsNoticedToBeGone(Browser browser) {
    assertThat(presence(browser, ben -> ben.page.close())).startsWith("Ben is away");
  }

  @Test
  void aPlayerWhoGoesToAnotherPageIsAway(Browser browser) {
    assertThat(presence(browser, ben -> ben.page.navigate("about:blank")))
        .startsWith("Ben is away");
  }

  /** Notes what the page says of its presence. */
  private static List<String> told(Visitor ben) {
    List<String> told = new ArrayList<>();
    ben.page.onRequest(
        request -> {
          if (request.url().endsWith("/presence")) {
            told.add(request.postData());
          }
        });
    return told;
  }

  @Test
  void aPageThatMayGoButStaysIsThereAgain(Browser browser) {
    assertThat(
            presence(
                browser,
                ben -> {
                  List<String> told = told(ben);
                  ben.page.evaluate("() => window.dispatchEvent(new Event('beforeunload'))");
                  ben.page.waitForCondition(() -> told.size() > 1);
                  assertThat(told).containsExactly("{\"here\":false}", "{\"here\":true}");
                  ben.says("Still here");
                  ben.page.close();
                }))
        .filteredOn(said -> said.startsWith("Ben"))
        .containsExactly("Ben is away");
  }

  /** Each tab counts on the other one until it hears of its goodbye, when its own has passed. */
  @Test
  void twoTabsThatGoAtTheSameMomentSayGoodbye(Browser browser) {
    presence(
        browser,
        ben -> {
          ben.page.addInitScript(
              """
              window.channels = [];
              const Native = BroadcastChannel;
              window.BroadcastChannel = function (name) {
                channels.push(name);
                return new Native(name);
              };
              """);
          ben.page.reload();
          ben.says("Back again");
          List<String> told = told(ben);
          ben.page.evaluate(
              """
              () => Promise.any(channels.map((name) => new Promise((resolve) => {
                const other = new BroadcastChannel(name);
                other.onmessage = ({ data: { word } }) => {
                  if (word === "here") {
                    window.dispatchEvent(new Event("beforeunload"));
                    other.postMessage({ word: "bye", id: 1 });
                    resolve();
                  }
                };
                other.postMessage({ word: "hello", id: 1 });
              })))
              """);
          ben.page.waitForCondition(() -> !told.isEmpty());
          assertThat(told.get(0)).isEqualTo("{\"here\":false}");
          ben.page.close();
        });
  }

  @Test
  void aPageThatIsHiddenBeforeItGoesAsInFirefoxSaysGoodbyeAlone(Browser browser) {
    List<List<String>> all = new ArrayList<>();
    List<String> presence =
        presence(
            browser,
            ben -> {
              all.add(told(ben));
              ben.page.evaluate(
                  """
                  () => {
                    Object.defineProperty(document, "hidden", { value: true });
                    document.dispatchEvent(new Event("visibilitychange"));
                    window.dispatchEvent(new PageTransitionEvent("pagehide"));
                    // Fires after the timers that the page has set.
                    return new Promise((resolve) => setTimeout(resolve, 1000));
                  }
                  """);
            });
    assertThat(presence).startsWith("Ben is away");
    assertThat(all).containsExactly(List.of("{\"here\":false}"));
  }

  @Test
  void aPlayerWhoReloadsThePageIsNotSeenToGo(Browser browser) {
    assertThat(
            presence(
                browser,
                ben -> {
                  ben.page.reload();
                  ben.says("Back again");
                  ben.page.close();
                }))
        .filteredOn(said -> said.startsWith("Ben"))
        .containsExactly("Ben is away");
  }

  @Test
  void aPlayerWhoClosesOneOfTwoTabsIsStillThere(Browser browser) {
    assertThat(
            presence(
                browser,
                ben -> {
                  Page other = ben.page.context().newPage();
                  other.navigate(ben.page.url());
                  other.waitForFunction(
                      "() => document.querySelector('#connection').dataset.state === 'open'");
                  ben.says("In two tabs");
                  other.close();
                  ben.says("In one");
                  ben.page.close();
                }))
        .filteredOn(said -> said.startsWith("Ben"))
        .containsExactly("Ben is away");
  }

  /**
   * Returns what is said of the players' presence from a deed of Ben's until his seat is given up.
   * Dan's stream ends before, and he can't say so: that is noticed by later writes.
   */
  private static List<String> presence(Browser browser, Consumer<Visitor> deed) {
    LobbyClient ann = LobbyClient.stranger(server.base()).register("Ann");
    LobbyClient dan = LobbyClient.stranger(server.base()).register("Dan");
    String code = ann.makeRoom(newGame(), 4);
    try (EventStream stream = ann.watch(code);
        Visitor ben = Visitor.with(browser)) {
      ben.joins(server.base() + "r/" + code, "Ben");
      ben.says("Here");
      EventStream ofDan = dan.watch(code);
      assertThat(ofDan.next().name()).isEqualTo("snapshot");
      dan.sit(code);
      ofDan.close();
      stream.await(event -> event.data().getString("playerId", "").equals(dan.id()));
      deed.accept(ben);
      return stream.upTo("left").stream()
          .filter(event -> event.name().equals("connection"))
          .map(
              event ->
                  (event.data().getString("playerId").equals(dan.id()) ? "Dan" : "Ben")
                      + (event.data().getBoolean("connected") ? " is there" : " is away"))
          .toList();
    }
  }
}
