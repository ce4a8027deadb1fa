package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.junit.jupiter.api.Test;

/** The home page: the list of rooms, its search, and the ways into a room. */
interface HomeContract extends PagesContract {

  @Test
  default void roomsAppearAndDisappearOnTheHomePage(Browser browser) {
    String title = newGame() + " of the evening";
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      eve.page.navigate(home());
      ada.opensRoom(home(), "Ada", title, 2, PagesContract::atOnce);
      Locator room = eve.page.locator(".rooms li:has-text('" + title + "')");
      assertThat(room).containsText("1 of 2 is here");
      eve.picture("home");

      ben.joins(ada.page.url(), "Ben");

      assertThat(room).hasCount(0);
      assertThat(eve.complaints()).isEmpty();
    }
  }

  @Test
  default void theSearchFiltersTheListWhileTypingAndStaysLive(Browser browser) {
    String chess = newGame();
    String go = newGame();
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", chess, 4);
      eve.page.navigate(home());
      Locator shown = eve.page.locator(".rooms li");
      eve.page.locator("#q").fill(chess.toUpperCase(java.util.Locale.ROOT));
      assertThat(shown).hasCount(1);
      assertThat(eve.page.locator("#room-count")).hasText("1 room");

      eve.page.locator("#q").fill(go);
      assertThat(shown).hasCount(0);
      assertThat(eve.page.locator("#no-match")).isVisible();
      assertThat(eve.page.locator("#room-count")).hasText("0 rooms");
      // A screen reader is told the result of the search, but not each change after it.
      assertThat(eve.page.getByRole(AriaRole.STATUS)).hasText("0 rooms");
      ben.opensRoom(home(), "Ben", go, 4);

      assertThat(shown).hasCount(1);
      assertThat(eve.page.locator("#room-count")).hasText("1 room");
      assertThat(eve.page.getByRole(AriaRole.STATUS)).hasText("0 rooms");
      assertThat(shown).containsText(go);
      assertThat(eve.page.locator("#no-match")).isHidden();
      assertThat(eve.complaints()).isEmpty();
    }
  }

  @Test
  default void theListShowsAWindowAndTheSearchFindsTheOtherRooms(Browser browser) {
    String game = newGame();
    LobbyClient ann = LobbyClient.stranger(URI.create(home())).register("Ann");
    String oldest = ann.makeRoom(game, 9, "{\"title\":\"the oldest of " + game + "\"}");
    try (Visitor eve = Visitor.with(browser);
        EventStream present = ann.watch(oldest)) {
      assertThat(present.next().name()).isEqualTo("snapshot");
      eve.page.navigate(home());
      Locator shown = eve.page.locator(".rooms li");
      Locator first = eve.page.locator("[data-code='" + oldest + "']");
      assertThat(first).hasCount(1);
      opensRooms(game, 100);
      assertThat(shown).hasCount(100);
      assertThat(first).hasCount(0);
      assertThat(eve.page.locator("#room-count")).containsText("; search finds the others");

      String code = String.valueOf(shown.nth(50).getAttribute("data-code"));
      shown.nth(50).locator(".title").focus();
      opensRooms(game, 1);
      assertThat(shown.nth(51)).hasAttribute("data-code", code);
      assertThat(shown.nth(51).locator(".title")).isFocused();
      assertThat(shown).hasCount(100);

      eve.page.locator("#q").fill("OLDEST of " + game);
      assertThat(shown).hasCount(1);
      assertThat(first).hasCount(1);
      assertThat(eve.page.locator("#room-count")).hasText("1 room");
      assertThat(eve.complaints()).isEmpty();
    }
  }

  /** Opens rooms in which nobody connects, so that they soon close. */
  private void opensRooms(String game, int count) {
    LobbyClient player = LobbyClient.stranger(URI.create(home()));
    for (int i = 0; i < count; i++) {
      // A player may open 30 rooms within five minutes.
      if (i % 20 == 0) {
        player = player.register("Ada");
      }
      player.makeRoom(game, 9);
    }
  }

  @Test
  default void quickMatchPutsThreePlayersOfOneGameIntoOneRoom(Browser browser) {
    String game = newGame();
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      int n = 0;
      for (Visitor player : new Visitor[] {ada, ben, eve}) {
        player.page.navigate(home());
        player.page.locator("#match [name=name]").fill("Player " + ++n);
        player.page.locator("#match [name=game]").fill(game);
        player.page.locator("#match [name=maxPlayers]").fill("3");
        player.page.locator("#match-button").click();
        player.page.waitForURL("**/r/*");
      }
      for (Visitor player : new Visitor[] {ada, ben, eve}) {
        player.awaitStatus("Start!");
        assertThat(player.page).hasURL(ada.page.url());
      }
      // The next match takes one tap.
      ada.page.navigate(home());
      assertThat(ada.page.locator("#match [name=game]")).hasValue(game);
      assertThat(ada.page.locator("#match [name=maxPlayers]")).hasValue("3");
      assertThat(ada.page.locator("#match .ask-name")).hasCount(0);
      ada.page.locator("#match-button").click();
      ada.page.waitForURL("**/r/*");
      ada.awaitStatus("2 players are missing");
    }
  }

  @Test
  default void aNameIsTypedOnceForBothForms(Browser browser) {
    try (Visitor ada = Visitor.with(browser)) {
      ada.page.navigate(home());
      ada.page.locator("#match [name=name]").fill("Ada");
      assertThat(ada.page.locator("#make [name=name]")).hasValue("Ada");
    }
  }

  @Test
  default void anUnlistedRoomIsFoundOnlyByItsCode(Browser browser) {
    String game = newGame();
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", game, 4, form -> form.locator("[name=public]").uncheck());
      String code = ada.page.locator(".eyebrow .code").innerText();
      String handed = " " + code.substring(0, 3).toLowerCase(ROOT) + "-" + code.substring(3) + ".";
      for (Visitor guest : List.of(ben, eve)) {
        guest.page.navigate(home());
        guest.page.locator("#q").fill(game);
        assertThat(guest.page.locator("#no-match")).isVisible();
        guest.page.locator("#code").fill(guest == ben ? handed : ada.page.url());
        guest.page.locator(".by-code button").click();
        assertThat(guest.page).hasURL(ada.page.url());
        guest.joins(guest.page.url(), guest == ben ? "Ben" : "Eve");
      }
      for (Visitor player : List.of(ada, ben, eve)) {
        assertThat(player.page.locator(".seat:not(.free) .name"))
            .hasText(new String[] {"Ada", "Ben", "Eve"});
      }
      // With three players, the room is still not in the list.
      ben.page.navigate(home());
      ben.page.locator("#q").fill(game);
      assertThat(ben.page.locator("#no-match")).isVisible();
      assertThat(ben.page.locator(".rooms li")).hasCount(0);
    }
  }

  @Test
  default void aSeatedPlayerFindsTheWayBackToTheRoom(Browser browser) {
    String game = newGame();
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", game, 4);
      String room = ada.page.url();
      ben.joins(room, "Ben");
      eve.joins(room, "Eve");
      for (Visitor player : List.of(ada, ben)) {
        player.page.navigate(home());
        player.page.getByText("Back to " + game).click();
        assertThat(player.page).hasURL(room);
        assertThat(player.page.locator(".seat.mine")).hasCount(1);
      }
      assertThat(eve.page.locator(".seat:not(.free) .name"))
          .hasText(new String[] {"Ada", "Ben", "Eve"});
    }
  }

  @Test
  default void anInvalidFieldInACollapsedSectionIsShown(Browser browser) {
    try (Visitor ada = Visitor.with(browser)) {
      ada.page.navigate(home());
      Locator form = ada.page.locator("#make");
      form.locator("[name=name]").fill("Ada");
      form.locator("[name=game]").fill("Reversi");
      ada.page.evaluate("document.querySelector('#countdown').value = 301");
      form.locator("button").click();
      assertThat(form.locator("#countdown")).isVisible();
      assertThat(form.locator("#countdown")).isFocused();
    }
  }

  @Test
  default void aBrowserThatRefusesCookiesIsToldSoBeforeARoomIsOpened(Browser browser) {
    try (Visitor ada = Visitor.with(browser)) {
      ada.page.route(
          "**/api/players",
          route -> {
            APIResponse answer = route.fetch();
            ada.page.context().clearCookies();
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(answer.status())
                    .setContentType("application/json")
                    .setBody(answer.text()));
          });
      ada.page.navigate(home());
      ada.page.locator("#match-name").fill("Ada");
      ada.page.locator("#match-game").fill(newGame());
      ada.page.locator("#match-button").click();
      assertThat(ada.page.locator("#match .problem")).containsText("refuses this site’s cookies");
      assertThat(ada.page).hasURL(home());
    }
  }

  @Test
  default void thePlayersAloneChatInARoomThatWishesSoWithAndWithoutScript(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben =
            Visitor.with(browser, new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Visitor eve = Visitor.with(browser)) {
      for (Visitor host : List.of(ada, ben)) {
        host.opensRoom(
            home(), "Ada", newGame(), 4, form -> form.locator("[name=spectatorsMay]").uncheck());
        eve.page.navigate(host.page.url());
        if (host == ada) {
          eve.page.locator("#join [name=name]").fill("Eve");
        }
        eve.page.locator("#watch-button").click();
        assertThat(eve.page.locator("#detail")).hasText("You’re watching.");
        assertThat(eve.page.locator("#say")).isHidden();
      }
    }
  }
}
