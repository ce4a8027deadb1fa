package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.junit.jupiter.api.Test;

/** The page of a room: its players, spectators and teams, and how players enter and leave. */
interface RoomContract extends PagesContract {

  @Test
  default void theInviteLinkAsksForANameGivesASeatAndCanBePassedOn(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      ben.joins(linkOf(ada), "Ben");
      assertThat(ada.seatOf("Ben")).hasCount(1);
      assertThat(ada.page.locator("#news")).containsText("Ben has joined.");
      eve.joins(linkOf(ben), "Eve");
      for (Visitor player : List.of(ada, ben, eve)) {
        assertThat(player.page.locator(".seat:not(.free) .name"))
            .hasText(new String[] {"Ada", "Ben", "Eve"});
        assertThat(player.page).hasTitle(Pattern.compile("^\\(3/4\\) .*"));
        // For phones, the link is also a QR code.
        player.page.waitForFunction("() => document.querySelector('#qr').naturalWidth > 0");
        assertThat(player.page.getByAltText("QR code of the link")).isVisible();
        assertThat(player.complaints()).isEmpty();
      }
    }
  }

  private static String linkOf(Visitor player) {
    return player.page.getByLabel("Link to this room").inputValue();
  }

  @Test
  default void whenTheHostLeavesTheLongestSeatedPlayerBecomesHost(Browser browser) {
    try (Visitor host = Visitor.with(browser)) {
      host.opensRoom(home(), "Ada", newGame(), 5);
      try (Party party = Party.inRoom(browser, host, "Ben", "Eve", "Dan")) {
        host.leaves(home());
        for (Visitor player : party.all.subList(1, 4)) {
          assertThat(player.seatOf("Ben").locator(".marks")).containsText("host");
          assertThat(player.seatOf("Ada")).hasCount(0);
        }
        assertThat(party.get(1).page.locator("#host-panel")).isVisible();
        assertThat(party.get(1).page.locator(".manage")).hasCount(2);
        assertThat(party.get(2).page.locator("#host-panel")).isHidden();
        assertThat(party.get(3).page.locator("#host-panel")).isHidden();
      }
    }
  }

  @Test
  default void everyPlayerSeesTheSeatOfALeavingPlayerBecomeFree(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      ben.joins(ada.page.url(), "Ben");
      eve.joins(ada.page.url(), "Eve");
      ada.awaitStatus("One player is missing");

      ben.leaves(home());

      for (Visitor player : List.of(ada, eve)) {
        player.awaitStatus("2 players are missing");
        assertThat(player.page.locator("#news")).containsText("Ben has left.");
        assertThat(player.complaints()).isEmpty();
      }
      assertThat(ben.complaints()).isEmpty();
    }
  }

  @Test
  default void aReloadKeepsTheSeatAndTwoTabsAreOnePlayer(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      ben.joins(ada.page.url(), "Ben");
      eve.joins(ada.page.url(), "Eve");
      String byScript = ada.seatOf("Ben").getAttribute("class");

      ben.page.reload();
      assertThat(ben.page.locator(".seat.mine .name")).hasText("Ben");
      Page second = ben.page.context().newPage();
      second.navigate(ada.page.url());
      assertThat(second.locator(".seat.mine .name")).hasText("Ben");
      second.close();

      ada.page.reload();
      assertThat(ada.page.locator(".seat:not(.free)")).hasCount(3);
      assertThat(ada.seatOf("Ben")).hasClass(byScript.replace(" arrived", ""));
      assertThat(ada.seatOf("Ben").locator(".marks")).isEmpty();
      assertThat(eve.seatOf("Ben").locator(".marks")).isEmpty();
    }
  }

  // A browser has six connections to a server: without a shared stream the seventh tab hangs.
  @Test
  default void eightTabsOfOneRoomAreAllUpdated(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      List<Page> tabs = new ArrayList<>(List.of(ada.page));
      while (tabs.size() < 8) {
        Page tab = ada.page.context().newPage();
        tab.navigate(ada.page.url());
        tabs.add(tab);
      }

      ben.joins(ada.page.url(), "Ben");
      eve.joins(ada.page.url(), "Eve");

      for (Page tab : tabs) {
        assertThat(tab.locator("#status")).hasText("One player is missing");
      }
      assertThat(ben.page.locator(".seat:not(.free)")).hasCount(3);
      assertThat(ada.complaints()).isEmpty();
    }
  }

  @Test
  default void anAbsentPlayerIsMarkedAwayAndReturnsToTheSeat(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      ben.joins(ada.page.url(), "Ben");

      eve.joins(ada.page.url(), "Eve");

      ben.page.navigate("about:blank");
      for (Visitor player : List.of(ada, eve)) {
        assertThat(player.seatOf("Ben").locator(".marks")).hasText("away for a moment");
      }
      ben.page.navigate(ada.page.url());

      for (Visitor player : List.of(ada, eve)) {
        assertThat(player.seatOf("Ben").locator(".marks")).isEmpty();
      }
      assertThat(ben.page.locator(".seat.mine .name")).hasText("Ben");
    }
  }

  @Test
  default void aFullRoomSaysForWhomItWaitsWithAndWithoutScript(Browser browser) {
    LobbyClient ben = LobbyClient.stranger(URI.create(home())).register("Ben");
    try (Visitor ada = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 2, PagesContract::atOnce);
      String room = ada.page.url();
      String code = room.replaceAll(".*/", "");
      ben.sit(code);
      ada.awaitStatus("Waiting for Ben…");
      assertThat(ada.page.locator("#news")).containsText("Waiting for Ben…");
      assertThat(ben.get("r/" + code).body()).doesNotContain("Waiting for Ben…");
      assertThat(ada.page.context().request().get(room).text()).contains("Waiting for Ben…");
      try (EventStream his = ben.watch(code)) {
        assertThat(his.next().data().getString("phase")).isEqualTo("started");
        ada.awaitStatus("Start!");
      }
    }
  }

  @Test
  default void aRoomWithSilentSpectatorsOffersThemNoChat(Browser browser) {
    LobbyClient ann = LobbyClient.stranger(URI.create(home())).register("Ann");
    String code = ann.makeRoom(newGame(), 3, "{\"spectatorsMay\":\"nothing\"}");
    try (EventStream present = ann.watch(code);
        Visitor eve = Visitor.with(browser)) {
      assertThat(present.next().name()).isEqualTo("snapshot");
      eve.page.navigate(home() + "r/" + code);
      eve.page.locator("#join [name=name]").fill("Eve");
      eve.page.locator("#watch-button").click();
      for (int i = 0; i < 2; i++) {
        assertThat(eve.page.locator("#detail")).hasText("You’re watching.");
        assertThat(eve.page.locator("#say")).isHidden();
        eve.page.reload();
      }
      eve.page.locator("#join-button").click();
      assertThat(eve.page.locator("#say")).isVisible();
    }
  }

  @Test
  default void spectatorsAreCountedMayChatAndMayTakeASeat(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      ben.watches(ada.page.url(), "Ben");
      eve.watches(ada.page.url(), "Eve");
      assertThat(ada.page.locator("#spectators")).hasText("2 people are watching");
      assertThat(ada.page.locator(".seat:not(.free)")).hasCount(1);
      assertThat(ben.page.locator("#detail")).containsText("You’re watching");
      ben.says("Go, Ada!");
      assertThat(ada.page.locator("#lines li")).containsText("Go, Ada!");

      ben.page.reload();
      assertThat(ben.page.locator("#detail")).containsText("You’re watching");
      ben.page.locator("#join-button").click();

      assertThat(ada.seatOf("Ben")).hasCount(1);
      assertThat(ada.page.locator("#spectators")).hasText("One person is watching");
      assertThat(ada.complaints()).isEmpty();
      assertThat(ben.complaints()).isEmpty();
    }
  }

  @Test
  default void playersChooseTeamsInARoomWithTeams(Browser browser) {
    try (Visitor host = Visitor.with(browser)) {
      host.opensRoom(
          home(), "Ada", newGame(), 4, form -> form.locator("[name=teams]").selectOption("2"));
      try (Party party = Party.inRoom(browser, host, "Ben", "Eve")) {
        party.get(0).page.locator("#teams button").getByText("Red").click();
        party.get(1).page.locator("#teams button").getByText("Blue").click();
        for (Visitor player : party.all) {
          assertThat(player.seatOf("Ada").locator(".team")).hasText("Red");
          assertThat(player.seatOf("Ben").locator(".team")).hasText("Blue");
          assertThat(player.seatOf("Eve").locator(".team")).isHidden();
        }
        party.get(1).page.locator("#teams button").getByText("Red").click();
        assertThat(party.get(2).seatOf("Ben").locator(".team")).hasText("Red");
        assertThat(
                party
                    .get(1)
                    .page
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setPressed(true)))
            .hasText("Red");
      }
    }
  }

  @Test
  default void aRoomWithoutTeamsShowsNoTeamChoice(Browser browser) {
    try (Visitor ada = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      assertThat(ada.page.locator("#team-panel")).isHidden();
    }
  }

  @Test
  default void spectatorsAndVisitorsAreToldThatTheRoomIsClosed(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser);
        Visitor dan = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 3);
      ben.joins(ada.page.url(), "Ben");
      eve.watches(ada.page.url(), "Eve");
      dan.page.navigate(ben.page.url());
      ada.leaves(home());
      // The room exists while it has a player.
      assertThat(eve.seatOf("Ben").locator(".marks")).hasText("host");
      assertThat(dan.page.locator("#join-panel")).isVisible();

      ben.leaves(home());

      for (Visitor left : List.of(eve, dan)) {
        left.awaitStatus("This room is closed");
        assertThat(left.page.locator("#join-panel")).isHidden();
        assertThat(left.page).hasTitle(Pattern.compile("^This room is closed .*"));
        left.page.getByText("All rooms").click();
        assertThat(left.page).hasURL(home());
      }
    }
  }
}
