package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** The chat of members, and the actions of the host on a player. */
interface ChatAndHostContract extends PagesContract {

  private static Locator atSeat(Visitor host, String name) {
    return host.seatOf(name).locator(".manage");
  }

  private static void does(Visitor host, String name, String what) {
    atSeat(host, name).click();
    host.page.locator("#manage button[value=" + what + "]").click();
    assertThat(host.page.locator("#manage")).isHidden();
  }

  @Test
  default void everyPlayerAndALateVisitorSeeTheMessagesInOrder(Browser browser) {
    try (Visitor host = Visitor.with(browser);
        Visitor late = Visitor.with(browser)) {
      host.opensRoom(home(), "Ada", newGame(), 5);
      try (Party party = Party.inRoom(browser, host, "Ben", "Eve")) {
        String[] lines = {"Hello!", "Hi, Ada", "Are we complete?"};
        for (int i = 0; i < 3; i++) {
          party.get(i).says(lines[i]);
          assertThat(party.get(2).page.locator("#lines li")).hasCount(i + 1);
        }
        for (Visitor player : party.all) {
          assertThat(player.page.locator("#lines .text")).hasText(lines);
          assertThat(player.page.locator("#lines .by")).hasText(new String[] {"Ada", "Ben", "Eve"});
          assertThat(player.page.locator("#lines li.mine")).hasCount(1);
        }
        assertThat(party.get(1).page.locator("#text")).hasValue("");
        late.page.navigate(host.page.url());
        assertThat(late.page.locator("#lines .text")).hasText(lines);
        assertThat(late.page.locator("#say")).isHidden();
      }
    }
  }

  @Test
  default void aKickedPlayerIsToldAndMayReturn(Browser browser) {
    try (Visitor host = Visitor.with(browser)) {
      host.opensRoom(home(), "Ada", newGame(), 5);
      try (Party party = Party.inRoom(browser, host, "Ben", "Eve")) {
        Visitor ben = party.get(1);
        does(host, "Ben", "kick");
        ben.awaitStatus("You’re out of this room");
        assertThat(ben.page.locator("#detail")).containsText("The host has given your seat away.");
        assertThat(party.get(2).seatOf("Ben")).hasCount(0);
        ben.picture("kicked");

        ben.page.locator("#join-button").click();
        ben.awaitStatus("2 players are missing");
        assertThat(party.get(2).seatOf("Ben")).hasCount(1);
      }
    }
  }

  @Test
  default void aBannedPlayerStaysOut(Browser browser) {
    try (Visitor host = Visitor.with(browser)) {
      host.opensRoom(home(), "Ada", newGame(), 5);
      try (Party party = Party.inRoom(browser, host, "Ben", "Eve")) {
        Visitor ben = party.get(1);
        does(host, "Ben", "ban");
        ben.awaitStatus("You’re out of this room");
        assertThat(ben.page.locator("#join-panel")).isHidden();
        ben.page.reload();
        ben.awaitStatus("You’re out of this room");
        assertThat(ben.page.locator("#join-panel")).isHidden();
        assertThat(host.page.locator(".seat:not(.free)")).hasCount(2);
      }
    }
  }

  @Test
  default void aHostHandsOverByKeyboard(Browser browser) {
    try (Visitor host = Visitor.with(browser)) {
      host.opensRoom(home(), "Ada", newGame(), 5);
      try (Party party = Party.inRoom(browser, host, "Ben", "Eve")) {
        Locator three = atSeat(host, "Ben");
        three.focus();
        host.page.keyboard().press("Enter");
        assertThat(host.page.locator("#manage-heading")).hasText("Options for Ben");
        // No button has the focus first.
        assertThat(host.page.locator("#manage-heading")).isFocused();
        host.page.keyboard().press("Escape");
        assertThat(three).isFocused();
        host.page.keyboard().press("Enter");
        host.page.keyboard().press("Tab");
        host.page.keyboard().press("Enter");

        assertThat(party.get(1).page.locator("#host-panel")).isVisible();
        assertThat(host.page.locator("#host-panel")).isHidden();
        assertThat(host.page.locator(".manage")).hasCount(0);
        assertThat(party.get(2).seatOf("Ben").locator(".marks")).hasText("host");
      }
    }
  }

  @Test
  default void theDialogAboutAPlayerClosesOnlyWhenThatPlayerLeaves(Browser browser) {
    try (Visitor host = Visitor.with(browser)) {
      host.opensRoom(home(), "Ada", newGame(), 5);
      try (Party party = Party.inRoom(browser, host, "Ben", "Eve", "Dan")) {
        atSeat(host, "Ben").click();
        party.get(2).leaves(home());
        assertThat(host.seatOf("Eve")).hasCount(0);
        assertThat(host.page.locator("#manage-heading")).hasText("Options for Ben");
        assertThat(host.page.locator("#manage")).isVisible();

        party.get(1).leaves(home());

        assertThat(host.page.locator("#manage")).isHidden();
        assertThat(host.page.locator(".manage")).hasCount(1);
        assertThat(party.get(3).page.locator(".seat:not(.free) .name"))
            .hasText(new String[] {"Ada", "Dan"});
        assertThat(host.complaints()).isEmpty();
      }
    }
  }
}
