package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way to the start of a room: ready, the countdown, the start itself. */
interface StartContract extends PagesContract {

  /** A script that sets the device's clock an hour fast. */
  String AN_HOUR_OFF =
      """
      const RealDate = Date;
      const off = 3_600_000;
      globalThis.Date = class extends RealDate {
        constructor(...args) { args.length ? super(...args) : super(RealDate.now() + off); }
        static now() { return RealDate.now() + off; }
      };
      """;

  @Test
  default void allPlayersAreToldToStartWhenTheThirdArrives(Browser browser) {
    String game = newGame();
    try (Visitor ada = Visitor.with(browser, moving());
        Visitor ben = Visitor.with(browser, moving());
        Visitor eve = Visitor.with(browser, moving())) {
      ada.opensRoom(home(), "Ada", game, 3, PagesContract::atOnce);
      assertThat(ada.status()).isEqualTo("2 players are missing");
      ben.joins(ada.page.url(), "Ben");
      ada.awaitStatus("One player is missing");
      ada.picture("waiting");

      eve.joins(ada.page.url(), "Eve");

      for (Visitor player : new Visitor[] {ada, ben, eve}) {
        player.awaitStatus("Start!");
        assertThat(player.page.locator(".seat .name")).hasText(new String[] {"Ada", "Ben", "Eve"});
        assertThat(player.page).hasTitle("★ Start! " + game + " · Comet Lobby");
        assertThat(player.page.locator("#started-at")).containsText("Started at");
      }
      assertThat(ada.page.locator("[role=alert]:not(.problem)")).containsText("Start!");
      ada.picture("started");
      eve.page.setViewportSize(320, 640);
      eve.picture("started-phone");
    }
  }

  /** The options of a browser that shows animations. */
  private static Browser.NewContextOptions moving() {
    return new Browser.NewContextOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE);
  }

  @Test
  default void theRoomStartsWhenEnoughPlayersAreAllReady(Browser browser) {
    try (Visitor host = Visitor.with(browser)) {
      host.opensRoom(home(), "Ada", newGame(), 8, PagesContract::atOnce);
      try (Party party = Party.inRoom(browser, host, "Ben", "Eve")) {
        party.get(0).togglesReady();
        party.get(1).togglesReady();
        assertThat(party.get(2).seatOf("Ben").locator(".marks")).hasText("ready");
        assertThat(party.get(2).page.locator("#readiness")).containsText("2 of 3 are ready.");
        assertThat(party.get(2).page).hasTitle(Pattern.compile("^● Ready\\? .*"));
        party.get(1).togglesReady();
        assertThat(party.get(2).page.locator("#readiness")).containsText("1 of 3 is ready.");
        party.get(1).togglesReady();

        party.get(2).togglesReady();

        party.all.forEach(player -> player.awaitStatus("Start!"));
      }
    }
  }

  @Test
  default void allPlayersSeeTheSameCountDespiteAWrongClock(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ben.page.addInitScript(AN_HOUR_OFF);
      ada.opensRoom(home(), "Ada", newGame(), 3, PagesContract::slowly);
      ben.joins(ada.page.url(), "Ben");
      eve.joins(ada.page.url(), "Eve");
      for (Visitor player : new Visitor[] {ada, ben, eve}) {
        player.awaitStatus("Get ready…");
        assertThat(player.page.locator("#count")).hasText(Pattern.compile("^(29\\d|300)$"));
      }
      // Read around the other screen's, so that the time that reading takes doesn't matter.
      int before = countOn(ada);
      int other = countOn(ben);
      int after = countOn(ada);
      assertThat(other).isBetween(after - 1, before + 1);
      assertThat(ben.page).hasTitle(Pattern.compile("^\\d{3}… .*"));
    }
  }

  private static int countOn(Visitor visitor) {
    return Integer.parseInt(visitor.page.locator("#count").innerText());
  }

  @Test
  default void aPlayerWhoIsNotReadyOrLeavesStopsTheCountdown(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 3, PagesContract::slowly);
      ben.joins(ada.page.url(), "Ben");
      eve.joins(ada.page.url(), "Eve");
      ada.awaitStatus("Get ready…");

      ben.page.getByText("Wait, I’m not ready").click();
      eve.awaitStatus("Everybody’s here");
      assertThat(eve.page.locator("#count")).isHidden();
      assertThat(eve.page.locator("#news")).containsText("The countdown has stopped.");
      for (Visitor player : new Visitor[] {ada, ben, eve}) {
        player.togglesReady();
      }
      ada.awaitStatus("Get ready…");

      eve.leaves(home());
      ada.awaitStatus("One player is missing");
    }
  }

  @Test
  default void theHostStartsEarlyAfterAConfirmation(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home(), "Ada", newGame(), 8, PagesContract::atOnce);
      Locator start = ada.page.locator("#start-button");
      assertThat(start).isDisabled();
      ben.joins(ada.page.url(), "Ben");
      eve.joins(ada.page.url(), "Eve");
      assertThat(ben.page.getByText("You are the host")).isHidden();

      start.click();
      assertThat(ada.page.locator("#confirm-text")).containsText("5 seats are still free.");
      assertThat(ada.page.locator("#confirm-text")).containsText("2 players aren’t ready.");
      ada.page
          .getByText("Not yet", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
          .click();
      assertThat(ada.page.locator("#confirm")).isHidden();
      assertThat(start).isFocused();
      // The page learns of the answer a moment after the dialog is hidden.
      assertThat(start).not().hasAttribute("aria-busy", "true");
      ada.page.keyboard().press("Enter");
      ada.page
          .getByText(
              "Start now", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
          .click();

      ada.awaitStatus("Start!");
      ben.awaitStatus("Start!");
      eve.awaitStatus("Start!");
    }
  }

  /** A script that counts the tones and vibrations of the device. */
  String HEARD_AND_FELT =
      """
      globalThis.heard = 0;
      globalThis.felt = 0;
      const begin = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (at) { heard++; begin.call(this, at); };
      navigator.vibrate = () => { felt++; return true; };
      """;

  @Test
  default void soundAndVibrationMarkTheStartWhereEnabled(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      List<Visitor> all = List.of(ada, ben, eve);
      all.forEach(player -> player.page.addInitScript(HEARD_AND_FELT));
      ada.opensRoom(home(), "Ada", newGame(), 4, PagesContract::atOnce);
      ben.joins(ada.page.url(), "Ben");
      eve.joins(ada.page.url(), "Eve");
      for (Visitor player : all) {
        assertThat(player.page.locator("#sound")).not().isChecked();
        assertThat(player.page.locator("#vibration")).not().isChecked();
      }
      ada.page.locator("#sound").check();
      ben.page.locator("#vibration").check();
      // The page remembers both settings.
      for (Visitor player : all) {
        player.page.reload();
        player.page.locator("#text").click(); // browsers allow sound only after a user gesture
      }
      assertThat(ada.page.locator("#sound")).isChecked();
      assertThat(ben.page.locator("#vibration")).isChecked();

      all.forEach(Visitor::togglesReady);

      ada.page.waitForFunction("() => heard === 2"); // its two notes
      ben.page.waitForFunction("() => felt === 1");
      eve.awaitStatus("Start!");
      assertThat(ada.page.evaluate("felt")).isEqualTo(0);
      assertThat(ben.page.evaluate("heard")).isEqualTo(0);
      assertThat(eve.page.evaluate("heard + felt")).isEqualTo(0);
      all.forEach(player -> assertThat(player.complaints()).isEmpty());
    }
  }
}
