package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.junit.UsePlaywright;
import com.microsoft.playwright.options.AriaRole;
import java.net.URL;
import org.cometlobby.it.Deployments;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of the packaged lobby, as its visitors see them. */
@ArquillianTest
@UsePlaywright(Browsers.class)
class WaitingRoomIT {

  @ArquillianResource URL deployed;
  private String home = "";

  @Deployment(testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  @BeforeEach
  void stayOnThisMachine() {
    home = Deployments.onLoopback(deployed).toString();
  }

  @Test
  void theThirdPlayerArrivesAndAllAreToldToStart(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home, "Ada", "Reversi", 3);
      assertThat(ada.status()).isEqualTo("2 players are missing");
      String link = ada.page.getByLabel("Link to this room").inputValue();
      ben.joins(link, "Ben");
      ada.awaitStatus("One player is missing");
      ada.picture("waiting");

      eve.joins(link, "Eve");

      for (Visitor player : new Visitor[] {ada, ben, eve}) {
        player.awaitStatus("Start!");
        assertThat(player.page.locator(".seat .name")).hasText(new String[] {"Ada", "Ben", "Eve"});
        assertThat(player.page).hasTitle("★ Start! Reversi · Comet Lobby");
        assertThat(player.complaints()).isEmpty();
      }
      assertThat(ada.page.locator("[role=alert]:not(.problem)")).containsText("Start!");
      ada.picture("started");
      eve.page.setViewportSize(320, 640);
      eve.picture("started-phone");
    }
  }

  @Test
  void theLinkAloneAsksForANameAndGivesASeat(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      ada.opensRoom(home, "Ada", "Reversi", 3);
      String hostile = "<img src=x onerror=alert(1)>";

      ben.joins(ada.page.url(), hostile);

      assertThat(ben.page.locator(".seat.mine .name")).hasText(hostile);
      assertThat(ada.page.locator(".seat .name").nth(1)).hasText(hostile);
      assertThat(ada.page.locator("#news")).containsText(hostile + " is here.");
      assertThat(ada.page.locator(".seat img")).hasCount(0);
      String byScript = ada.page.locator(".seat").nth(1).getAttribute("class");
      ada.page.reload();
      assertThat(ada.page.locator(".seat").nth(1)).hasClass(byScript.replace(" arrived", ""));
      assertThat(ben.complaints()).isEmpty();
      assertThat(ada.complaints()).isEmpty();
    }
  }

  @Test
  void whoLeavesFreesTheSeatForEverybodyToSee(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      ada.opensRoom(home, "Ada", "Reversi", 3);
      ben.joins(ada.page.url(), "Ben");
      ada.awaitStatus("One player is missing");

      ben.page.getByText("Leave the room").click();
      ben.page.waitForURL(home);

      ada.awaitStatus("2 players are missing");
      assertThat(ada.page.locator("#news")).containsText("Ben has left.");
      assertThat(ada.complaints()).isEmpty();
      assertThat(ben.complaints()).isEmpty();
    }
  }

  @Test
  void theHostStartsWithoutTheRest(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser)) {
      ada.opensRoom(home, "Ada", "Reversi", 8);
      Locator start =
          ada.page.getByRole(
              AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start").setExact(true));
      assertThat(start).isDisabled();
      ben.joins(ada.page.url(), "Ben");
      assertThat(ben.page.getByText("You are the host")).isHidden();

      start.click();

      ada.awaitStatus("Start!");
      ben.awaitStatus("Start!");
    }
  }

  @Test
  void roomsComeAndGoOnTheHomePage(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor ben = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      eve.page.navigate(home);
      ada.opensRoom(home, "Ada", "Chess of the evening", 2);
      Locator room = eve.page.locator(".rooms li:has-text('Chess of the evening')");
      assertThat(room).containsText("1 of 2 is here");
      eve.picture("home");

      ben.joins(ada.page.url(), "Ben");

      assertThat(room).hasCount(0);
      assertThat(eve.complaints()).isEmpty();
    }
  }

  @Test
  void theOldConventionShowsWaitingAndThenStart(Browser browser) {
    try (Visitor eve = Visitor.with(browser)) {
      eve.page.navigate(home + "comet-wait");
      assertThat(eve.page.locator("#result")).hasText("waiting...");
      eve.picture("comet-wait");
      assertThat(eve.page.locator("#result"))
          .hasText(
              "start",
              new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                  .setTimeout(10_000));
      assertThat(eve.complaints()).isEmpty();
    }
  }

  @Test
  void formsDoAllOfItWithoutScript(Browser browser) {
    Browser.NewContextOptions noScript =
        new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (Visitor ada = Visitor.with(browser, noScript);
        Visitor ben = Visitor.with(browser, noScript)) {
      ada.opensRoom(home, "Ada", "Reversi", 8);
      ben.page.navigate(ada.page.url());
      ben.page.getByLabel("Your name").fill("Ben");
      ben.page.locator("#join button").click();
      assertThat(ben.page.locator(".seat.mine .name")).hasText("Ben");

      ada.page.reload();
      ada.page.locator("#start-button").click();

      assertThat(ada.page.locator("#status")).hasText("Start!");
      ben.page.reload();
      assertThat(ben.page.locator("#status")).hasText("Start!");
    }
  }

  @Test
  void aPageOfAnotherSiteShowsTheBadge(Browser browser) {
    try (Visitor ada = Visitor.with(browser);
        Visitor eve = Visitor.with(browser)) {
      ada.opensRoom(home, "Ada", "Reversi", 3);
      String badge = ada.page.url().replace("/r/", "/streams/rooms/") + "/badge";
      eve.page.setContent("<img alt='badge' src='" + badge + "'>");
      eve.page.waitForFunction("() => document.images[0].naturalWidth === 480");
      eve.picture("badge");
    }
  }

  @Test
  void theBrowsersLanguageIsSpokenUntilAnotherIsChosen(Browser browser) {
    try (Visitor ming = Visitor.with(browser, new Browser.NewContextOptions().setLocale("zh-TW"))) {
      ming.page.navigate(home);
      assertThat(ming.page.locator("html")).hasAttribute("lang", "zh-Hant");
      assertThat(ming.page.locator("h1")).hasText("人到齊，就開始。");

      ming.page.getByText("English").click();

      assertThat(ming.page).hasURL(home);
      assertThat(ming.page.locator("html")).hasAttribute("lang", "en");
    }
  }

  @Test
  void aRoomThatIsNotThereIsAPageToo(Browser browser) {
    try (Visitor eve = Visitor.with(browser)) {
      assertThat(eve.page.navigate(home + "r/ZZZZZZ").status()).isEqualTo(404);
      eve.page.getByText("To the rooms").click();
      assertThat(eve.page).hasURL(home);
    }
  }
}
