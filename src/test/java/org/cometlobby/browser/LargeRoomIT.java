package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The page of a room with 300 players, on a server with a grace period so long that no seat times
 * out, however slow the machine is.
 */
@ExtendWith(Browsers.class)
@Tag("one-server")
class LargeRoomIT {

  private static final int PLAYERS = 300;

  private static final List<LobbyClient> players = new ArrayList<>();
  private static OwnServer server;
  private static String code = "";

  @BeforeAll
  static void fillARoom() throws IOException {
    server =
        OwnServer.start(
            "large-room",
            Map.of("LOBBY_LIMITS", "off", "LOBBY_GRACE", "1h", "LOBBY_GRACE_ALONE", "1h"));
    LobbyClient stranger = LobbyClient.stranger(server.base());
    players.add(stranger.register("Player 0"));
    code = players.get(0).makeRoom("marathon", 1_000);
    while (players.size() < PLAYERS) {
      LobbyClient player = stranger.register("Player " + players.size());
      assertThat(player.sit(code).status()).isEqualTo(201);
      players.add(player);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String link() {
    return server.base() + "r/" + code;
  }

  private static Locator taken(Visitor visitor) {
    return visitor.page.locator(".seat:not(.free)");
  }

  @Test
  void theVisitorTheHostAndTheNewestAreDrawnAndTheOthersOnRequest(Browser browser) {
    try (Visitor ada = Visitor.with(browser, Accessibility.contextOptions("en"))) {
      ada.joins(link(), "Ada");
      assertThat(taken(ada)).hasCount(60);
      assertThat(taken(ada).nth(0)).hasClass(Pattern.compile(".*\\bmine\\b.*"));
      assertThat(taken(ada).nth(1).locator(".name")).hasText("Player 0");
      assertThat(taken(ada).nth(2).locator(".name")).hasText("Player 299");
      assertThat(ada.page.locator("#rest-count")).hasText("and 241 more players");
      assertThat(ada.page.locator(".seat.free")).hasCount(0);
      Accessibility.assertNoViolations(ada.page, "a large room");

      Locator more = ada.page.locator("#more-button");
      assertThat(more).hasText("Show 100 more");
      more.press("Enter");
      assertThat(taken(ada)).hasCount(160);
      assertThat(taken(ada).nth(159).locator(".name")).hasText("Player 142");
      assertThat(ada.page.locator("#news")).hasText("160 of 301 players are shown.");
      assertThat(more).isFocused();
      more.press("Enter");
      assertThat(more).hasText("Show 41 more");
      more.press("Enter");
      assertThat(taken(ada)).hasCount(301);
      assertThat(taken(ada).nth(300).locator(".name")).hasText("Player 1");
      assertThat(more).isHidden();
      assertThat(ada.page.locator("#seats")).isFocused();
      ada.leaves(server.base().toString());
      assertThat(ada.complaints()).isEmpty();
    }
  }

  @Test
  void anEventTouchesOnlyTheSeatThatItChanges(Browser browser) {
    try (Visitor eve = Visitor.with(browser)) {
      eve.page.navigate(link());
      Locator last = eve.page.locator("[data-player='" + players.get(PLAYERS - 1).id() + "']");
      Locator hidden = eve.page.locator("[data-player='" + players.get(7).id() + "']");
      assertThat(eve.page.locator("#connection")).hasText("Live");
      assertThat(last).hasCount(1);
      assertThat(hidden).hasCount(0);
      eve.page.evaluate(
          """
          window.touched = [];
          new MutationObserver((records) => {
            for (const { target } of records) {
              const item = (target.nodeType === 1 ? target : target.parentElement).closest('li');
              touched.push(item?.dataset.player ?? item?.id ?? 'list');
            }
          }).observe(document.querySelector('#seats'),
            { attributes: true, characterData: true, childList: true, subtree: true });
          """);
      // The page learns of a seat that it does not draw, too.
      setReady(7, true);
      setReady(PLAYERS - 1, true);
      assertThat(last).hasClass(Pattern.compile(".*\\bready\\b.*"));
      assertThat(eve.page.evaluate("[...new Set(touched)]"))
          .isEqualTo(List.of(players.get(PLAYERS - 1).id()));
      setReady(7, false);
      setReady(PLAYERS - 1, false);
      assertThat(last).not().hasClass(Pattern.compile(".*\\bready\\b.*"));
      assertThat(eve.complaints()).isEmpty();
    }
  }

  private static void setReady(int player, boolean ready) {
    LobbyClient client = players.get(player);
    String path = "api/rooms/" + code + "/seats/me/ready";
    assertThat(client.send(client.request("PUT", path, "{\"ready\":" + ready + "}")).status())
        .isEqualTo(200);
  }

  @Test
  void aNewcomerTakesThePlaceOfTheOldestOfTheNewest(Browser browser) {
    try (Visitor eve = Visitor.with(browser)) {
      eve.page.navigate(link());
      assertThat(eve.page.locator("#connection")).hasText("Live");
      LobbyClient dan = LobbyClient.stranger(server.base()).register("Dan");
      assertThat(dan.sit(code).status()).isEqualTo(201);
      assertThat(eve.page.locator("[data-player='" + dan.id() + "']")).hasCount(1);
      assertThat(taken(eve).nth(1).locator(".name")).hasText("Dan");
      assertThat(taken(eve)).hasCount(60);
      assertThat(dan.leave(code).status()).isEqualTo(204);
      assertThat(taken(eve).nth(1).locator(".name")).hasText("Player 299");
      assertThat(taken(eve)).hasCount(60);
    }
  }

  @Test
  void theSeatWithTheFocusIsDrawnUntilTheFocusMoves(Browser browser) {
    LobbyClient zoe = LobbyClient.stranger(server.base()).register("Zoe");
    String room = zoe.makeRoom("parade", 1_000);
    sit(room, 1, 58);
    try (Visitor ada = Visitor.with(browser)) {
      ada.joins(server.base() + "r/" + room, "Ada");
      handOver(zoe, room, "Ada");
      Locator moved = manage(ada, 20);
      moved.focus();
      sit(room, 59, 59);
      assertThat(taken(ada).nth(1).locator(".name")).hasText("Player 59");
      assertThat(moved).isFocused();
      sit(room, 60, 61);
      assertThat(taken(ada).nth(59).locator(".name")).hasText("Player 3");
      Locator manage = manage(ada, 3);
      manage.focus();
      sit(room, 62, 62);
      assertThat(taken(ada)).hasCount(61);
      assertThat(manage).isFocused();
      manage.press("Enter");
      assertThat(ada.page.locator("#manage-heading")).hasText("Options for Player 3");
      sit(room, 63, 63);
      assertThat(taken(ada).nth(1).locator(".name")).hasText("Player 63");
      ada.page.keyboard().press("Escape");
      assertThat(manage).isFocused();
      ada.page.locator("#more-button").focus();
      sit(room, 64, 64);
      assertThat(taken(ada)).hasCount(60);
      assertThat(manage).hasCount(0);
      assertThat(ada.complaints()).isEmpty();
    }
  }

  @Test
  void theFocusGoesToTheSeatsWhenTheButtonHasNothingLeftToDraw(Browser browser) {
    LobbyClient zoe = LobbyClient.stranger(server.base()).register("Zoe");
    String room = zoe.makeRoom("carnival", 1_000);
    sit(room, 1, 60);
    try (Visitor eve = Visitor.with(browser)) {
      eve.page.navigate(server.base() + "r/" + room);
      assertThat(eve.page.locator("#connection")).hasText("Live");
      eve.page.locator("#more-button").focus();
      assertThat(players.get(60).leave(room).status()).isEqualTo(204);
      assertThat(eve.page.locator("#more-button")).isHidden();
      assertThat(eve.page.locator("#seats")).isFocused();
    }
  }

  private static void sit(String room, int first, int last) {
    for (LobbyClient player : players.subList(first, last + 1)) {
      assertThat(player.sit(room).status()).isEqualTo(201);
    }
  }

  private static Locator manage(Visitor host, int player) {
    return host.page.locator("[data-player='" + players.get(player).id() + "'] .manage");
  }

  private static void handOver(LobbyClient host, String room, String name) {
    String heir =
        host.room(room).getJsonArray("seats").getValuesAs(JsonObject.class).stream()
            .filter(seat -> seat.getString("name").equals(name))
            .map(seat -> seat.getString("playerId"))
            .findFirst()
            .orElseThrow();
    String body = "{\"playerId\":\"" + heir + "\"}";
    assertThat(host.send(host.request("PUT", "api/rooms/" + room + "/host", body)).status())
        .isEqualTo(200);
  }

  @Test
  void theFewWhomTheRoomStillWaitsForAreDrawn(Page page) {
    page.navigate(link());
    assertThat(
            page.evaluate(
                """
                async (script) => {
                  const { seatsToDraw } = await import(script);
                  const drawn = (unready) => {
                    const seats = Array.from({ length: 100 }, (_, i) =>
                      ({ playerId: `p${i}`, ready: i >= unready, connected: i !== 9 }));
                    const room = { phase: 'waiting', host: 'p0', seats };
                    return seatsToDraw(room, 'p0', 60).slice(-3).map((seat) => seat.playerId).join();
                  };
                  return [drawn(3), drawn(40)];
                }
                """,
                server.base() + "js/page/seat-window.js"))
        .isEqualTo(List.of("p9,p2,p1", "p43,p42,p41"));
  }

  @Test
  void theElementDrawsTheVisitorTheHostAndTheNewest(Page page) {
    page.navigate(server.base().toString());
    page.evaluate(
        """
        async ([script, code]) => {
          await import(script);
          const lobby = document.createElement('comet-lobby');
          lobby.setAttribute('game', 'marathon');
          lobby.setAttribute('name', 'Ida');
          lobby.setAttribute('code', code);
          document.body.append(lobby);
        }
        """,
        List.of(server.base() + "js/comet-lobby.js", code));
    page.locator("comet-lobby form button").first().click();
    Locator seats = page.locator("comet-lobby [part=seat]");
    assertThat(seats).hasCount(25);
    assertThat(seats.nth(0).locator("bdi")).hasText("Ida");
    assertThat(seats.nth(1).locator("bdi")).hasText("Player 0");
    assertThat(seats.nth(2).locator("bdi")).hasText("Player 299");
    assertThat(seats.nth(24)).hasText("277 more players");
    page.evaluate("document.querySelector('comet-lobby').leave()");
    assertThat(page.locator("comet-lobby form")).isVisible();
  }

  @Test
  void withoutScriptTheButtonDrawsMore(Browser browser) {
    try (Visitor eve =
        Visitor.with(browser, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = eve.page;
      page.navigate(link());
      assertThat(taken(eve)).hasCount(60);
      assertThat(page.locator("#rest-count")).hasText("and 240 more players");
      page.locator("#more-button").click();
      assertThat(taken(eve)).hasCount(160);
      page.locator("a[href*=still]").click();
      assertThat(page).hasURL(Pattern.compile(".*\\?still&seats=160"));
      assertThat(taken(eve)).hasCount(160);
      page.locator("#more-button").click();
      page.locator("#more-button").click();
      assertThat(taken(eve)).hasCount(PLAYERS);
      assertThat(page.locator("#more-button")).isHidden();
      assertThat(page).hasURL(Pattern.compile(".*\\?still=&seats=360"));
    }
  }
}
