package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.Relay;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages where the browser forbids something, or something on the way spoils the streams. */
@ArquillianTest
@ExtendWith(Browsers.class)
@Tag("one-server")
class HardWaysIT {

  @ArquillianResource URL deployed;

  @Deployment(testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  private URI home() {
    return Deployments.onLoopback(deployed);
  }

  @Test
  void playersBehindAFilterThatKeepsBodiesBackSeeEachOtherJoinChatAndStart(Browser browser)
      throws Exception {
    try (Relay relay = Relay.thatWithholdsBodies(home());
        Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      ada.opensRoom(relay.address().toString(), "Ada", newGame(), 2, PagesContract::atOnce);
      assertThat(ada.page.locator("#connection")).hasText("Live");
      ben.page.navigate(ada.page.url());
      assertThat(ben.page.locator("#connection")).hasText("Live");
      ben.page.locator("#join [name=name]").fill("Ben");
      ben.page.locator("#watch-button").click();
      ben.says("Hello");
      assertThat(ada.page.locator("#lines .text")).hasText("Hello");
      ada.says("Join us");
      assertThat(ben.page.locator("#lines .text")).hasText(new String[] {"Hello", "Join us"});
      ben.page.locator("#join-button").click();
      ada.awaitStatus("Start!");
      ben.awaitStatus("Start!");
      assertThat(ada.seatOf("Ben")).hasCount(1);
    }
  }

  @Test
  void nobodyIsToldOfPlayersWhoseStreamsABalancerCuts(Browser browser) throws Exception {
    try (Relay balancer = new Relay(home());
        Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      // A page that has spoken is given longer.
      Set<Visitor> spoken = new HashSet<>();
      for (Visitor player : List.of(ada, ben)) {
        player.page.onResponse(
            answer -> {
              if (answer.url().endsWith("/presence") && answer.status() == 204) {
                spoken.add(player);
              }
            });
      }
      ada.opensRoom(balancer.address().toString(), "Ada", newGame(), 4, PagesContract::atOnce);
      ben.joins(ada.page.url(), "Ben");
      ben.page.waitForCondition(() -> spoken.size() == 2);
      String code = ada.page.url().substring(ada.page.url().lastIndexOf('/') + 1);
      LobbyClient stranger = LobbyClient.stranger(home());
      await().until(() -> connected(stranger, code) == 2);
      try (EventStream stream = stranger.watch(code)) {
        for (int i = 0; i < 3; i++) {
          balancer.cut();
          ada.says("Cut " + i);
          assertThat(ada.page.locator("#lines .text").nth(i)).hasText("Cut " + i);
          assertThat(ben.page.locator("#lines .text").nth(i)).hasText("Cut " + i);
        }
        // A player who has no stream is away; all of the above would have been told by then.
        LobbyClient late = stranger.register("Late");
        EventStream briefly = late.watch(code);
        late.sit(code);
        briefly.close();
        stream.await(
            event -> {
              String told = event.data().getString("playerId", "");
              assertThat(event.name().equals("connection") && !told.equals(late.id()))
                  .as("%s", event)
                  .isFalse();
              return event.name().equals("left") && told.equals(late.id());
            });
      }
    }
  }

  private static long connected(LobbyClient stranger, String code) {
    return stranger.room(code).getJsonArray("seats").getValuesAs(JsonObject.class).stream()
        .filter(seat -> seat.getBoolean("connected"))
        .count();
  }

  /** Every use of the storages, of locks and of channels throws or rejects. */
  @ParameterizedTest
  @ValueSource(strings = {"locks", "channel"})
  void pagesWorkWhereSiteDataIsBlocked(String how, Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      for (Visitor visitor : List.of(ada, ben)) {
        visitor.page.addInitScript(
            """
            const blocked = () => { throw new DOMException("x", "SecurityError"); };
            for (const storage of ["localStorage", "sessionStorage"]) {
              Object.defineProperty(globalThis, storage, { get: blocked });
            }
            if ("HOW" === "locks") {
              navigator.locks.request = () => Promise.reject(new DOMException("x", "SecurityError"));
            } else {
              globalThis.BroadcastChannel = class { constructor() { blocked(); } };
            }
            """
                .replace("HOW", how));
      }
      ada.opensRoom(home().toString(), "Ada", newGame(), 2, PagesContract::atOnce);
      assertThat(ada.page.locator("#connection")).hasText("Live");
      ben.joins(ada.page.url(), "Ben");
      ada.awaitStatus("Start!");
      ben.awaitStatus("Start!");
      ada.page.navigate(home() + "quick-draw");
      ada.page.locator("#play").click();
      ada.page.locator(".player.mine").waitFor();
      assertThat(ada.complaints()).isEmpty();
    }
  }

  @Test
  void tenTabsOfOneRoomAreAllLive(Browser browser) {
    try (Visitor ada = Visitor.with(browser)) {
      ada.opensRoom(home().toString(), "Ada", newGame(), 3);
      ada.page.locator(".seat.mine").waitFor();
      BrowserContext context = ada.page.context();
      List<Page> tabs = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        tabs.add(context.newPage());
      }
      String room = ada.page.url();
      tabs.forEach(
          tab -> tab.evaluate("room => { setTimeout(() => location.assign(room)) }", room));
      for (Page tab : tabs) {
        tab.waitForURL(room);
        assertThat(tab.locator("#connection")).hasText("Live");
      }
      ada.says("Hello, all of me");
      for (Page tab : tabs) {
        assertThat(tab.locator("#lines .text")).hasText("Hello, all of me");
        assertThat(tab.locator("#connection")).hasText("Live");
      }
    }
  }

  @Test
  void theHomePageSaysWhenItsListIsNotLive(Browser browser) {
    try (Visitor eve = Visitor.with(browser)) {
      eve.page.navigate(home().toString());
      eve.page.waitForFunction(
          "() => document.querySelector('#connection')?.dataset.state === 'open'");
      assertThat(eve.page.locator("#connection")).isHidden();
      // A page that has gone away and comes back begins again, here without finding the lobby.
      eve.page.route("**/streams/rooms?*", Route::abort);
      eve.page.evaluate(
          "['pagehide', 'pageshow'].forEach((on) => dispatchEvent(new PageTransitionEvent(on)))");
      assertThat(eve.page.locator("#connection")).hasText("Reconnecting…");
      eve.page.unroute("**/streams/rooms?*");
      eve.page.evaluate("window.dispatchEvent(new Event('online'))");
      assertThat(eve.page.locator("#connection")).isHidden();

      eve.page.route(
          "**/streams/rooms?*q=zzz*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(400)
                      .setContentType("application/problem+json")
                      .setBody("{}")));
      eve.page.locator("#q").fill("zzz");
      assertThat(eve.page.locator("#connection")).hasText("Not connected");
    }
  }
}
