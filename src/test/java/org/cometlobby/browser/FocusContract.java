package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** The focus, which stays in the page though its buttons come and go. */
interface FocusContract extends PagesContract {

  @Test
  default void theFocusIsOnTheStatusAfterTheHostsStart(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4, PagesContract::atOnce);
      ben.joins(ada.page.url(), "Ben");
      ben.page.locator("#text").focus();
      ada.page.locator("#start-button").click();
      ada.page.locator("#confirm-yes").click();
      ada.awaitStatus("Start!");
      assertThat(ada.page.locator("#status")).isFocused();
      ben.awaitStatus("Start!");
      // It stays with a control that is still there.
      assertThat(ben.page.locator("#text")).isFocused();
    }
  }

  @Test
  default void theFocusIsOnTheStatusAfterItsButtonHasGone(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      ben.joins(ada.page.url(), "Ben");
      eve.joins(ada.page.url(), "Eve");
      ben.page.locator("#ready-button").focus();
      ada.seatOf("Ben").locator(".manage").click();
      ada.page.locator("#manage [value=kick]").click();
      assertThat(ada.seatOf("Ben")).hasCount(0);
      assertThat(ada.page.locator("#status")).isFocused();
      ben.awaitStatus("You’re out of this room");
      assertThat(ben.page.locator("#status")).isFocused();

      Locator eves = ada.seatOf("Eve").locator(".manage");
      eves.focus();
      eve.leaves(home());
      assertThat(eves).hasCount(0);
      assertThat(ada.page.locator("#status")).isFocused();

      ben.page.locator("#join-button").focus();
      ada.leaves(home());
      ben.awaitStatus("This room is closed");
      assertThat(ben.page.locator("#status")).isFocused();
    }
  }

  @Test
  default void theFocusStaysWithTheReadyButtonWhenTheCountdownStops(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 2, PagesContract::slowly);
      ben.joins(ada.page.url(), "Ben");
      ada.awaitStatus("Get ready…");
      ben.page.locator("#ready-button").focus();
      ben.page.keyboard().press("Enter");
      ben.awaitStatus("Everybody’s here");
      assertThat(ben.page.locator("#ready-button")).isFocused();
    }
  }

  @Test
  default void theFocusIsOnTheListsHeadingAfterItsRoomHasGone(Browser browser) {
    String game = newGame();
    try (Visitor ada = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", game, 4);
      eve.page.navigate(home());
      Locator room = eve.page.locator(".rooms li:has-text('" + game + "') .title");
      room.focus();
      ada.leaves(home());
      assertThat(room).hasCount(0);
      assertThat(eve.page.locator("#rooms-heading")).isFocused();
    }
  }

  @Test
  default void aDialogOpensAtItsHeadingOnALowScreen(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 4);
      ben.joins(ada.page.url(), "Ben");
      ada.page.setViewportSize(360, 480);
      ada.seatOf("Ben").locator(".manage").click();
      assertThat(ada.page.locator("#manage-heading")).isFocused();
      assertThat(ada.page.evaluate("document.querySelector('#manage').scrollTop")).isEqualTo(0);
      assertThat(ada.page.locator("#manage-heading")).isInViewport();
    }
  }
}
