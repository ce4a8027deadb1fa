package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example game Quick draw, as players play it. */
@ArquillianTest
@ExtendWith(Browsers.class)
@Tag("one-server")
class QuickDrawIT implements QuickDrawAccessibilityContract {

  @ArquillianResource URL deployed;
  private String home = "";

  @Deployment(testable = false)
  static WebArchive lobby() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("lobby.war", "target/lobby.war")));
  }

  @BeforeEach
  void stayOnThisMachine() {
    // A limit for a busy machine, not a measurement.
    home = "http://127.0.0.1:" + deployed.getPort() + deployed.getPath();
  }

  @Override
  public String home() {
    return home;
  }

  /** Returns a player whose game requests shorter pauses; the lobby still draws the moment. */
  private static Visitor player(Browser browser, Browser.NewContextOptions options) {
    Visitor player = Visitor.with(browser, options.setReducedMotion(ReducedMotion.REDUCE));
    player.page.route(
        "**/messages",
        route -> {
          String body = String.valueOf(route.request().postData());
          route.resume(
              route.request().method().equals("POST")
                  ? new Route.ResumeOptions()
                      .setPostData(
                          body.replaceAll("\"from\":3500,\"to\":3500", "\"from\":400,\"to\":400")
                              .replaceAll(
                                  "\"from\":5000,\"to\":10000", "\"from\":3900,\"to\":4400"))
                  : new Route.ResumeOptions());
        });
    player.page.route(
        "**/ticket", route -> route.fulfill(new Route.FulfillOptions().setBody("{}")));
    return player;
  }

  private static Visitor player(Browser browser) {
    return player(browser, new Browser.NewContextOptions());
  }

  /** Opens a room for friends and returns its link. */
  private String opens(Visitor player, String name) {
    player.page.navigate(home + "quick-draw");
    player.page.locator("[name=name]").fill(name);
    player.page.locator("#friends").click();
    player.page.waitForURL("**/quick-draw/*");
    assertThat(player.page.locator("#link")).hasValue(player.page.url());
    return player.page.url();
  }

  private static void joins(Visitor player, String link, String name) {
    player.page.navigate(link);
    player.page.locator("[name=name]").fill(name);
    player.page.locator("#play").click();
    player.page.locator(".player.mine").waitFor();
  }

  private static void ready(Visitor... players) {
    for (Visitor player : players) {
      player.page.locator("#ready").click();
    }
  }

  private static void press(Visitor player) {
    player.page.locator("#target").dispatchEvent("pointerdown");
  }

  private static void awaitPhase(String phase, Visitor... players) {
    for (Visitor player : players) {
      player.page.locator("#arena[data-phase=" + phase + "]").waitFor();
    }
  }

  private static void round(Umpire umpire, int round, Visitor... players) {
    umpire.beginRound(players);
    umpire.signal(players);
    for (Visitor player : players) {
      assertThat(player.page.locator("#round")).hasText("Round " + round);
    }
  }

  private static void says(Visitor player, String text) {
    assertThat(player.page.locator("#says")).hasText(text);
  }

  private static List<String> points(Visitor player) {
    return player.page.locator(".player .points").allInnerTexts();
  }

  @Test
  void threePlayersPlayBestOfFiveWithFalseStartsAndARematch(Browser browser) {
    try (Visitor ada = player(browser);
        Visitor ben = player(browser, new Browser.NewContextOptions().setViewportSize(360, 640));
        Visitor eve = player(browser)) {
      Umpire umpire = new Umpire(ada);
      String link = opens(ada, "Ada");
      says(ada, "Waiting for somebody to play with");
      ada.picture("quick-draw-waiting");
      joins(ben, link, "Ben");
      joins(eve, link, "Eve");
      says(ada, "3 players aren’t ready yet");
      ready(ada, ben);
      says(eve, "One player isn’t ready yet");
      ready(eve);
      ada.page.waitForFunction("() => /^[123]$/.test(document.querySelector('#says').innerText)");
      ben.picture("quick-draw-countdown-phone");

      umpire.beginRound(ada, ben, eve);
      press(ben);
      awaitPhase("out", ben);
      awaitPhase("steady", ada);
      press(eve);
      says(ada, "This round is yours");
      says(ben, "Ada wins the round");
      assertThat(ben.page.locator(".player.mine .marks")).containsText("too early");
      ben.picture("quick-draw-early-phone");

      umpire.beginRound(ada, ben, eve);
      ada.picture("quick-draw-steady");
      umpire.signal(ada, ben, eve);
      assertThat(ben.page.locator("#round")).hasText("Round 2");
      ben.picture("quick-draw-now-phone");
      ada.page.keyboard().press("Space");
      says(ada, "This round is yours");
      assertThat(ada.page.locator("#detail")).containsText("milliseconds");
      round(umpire, 3, ada, ben, eve);
      press(ben);
      says(ada, "Ben wins the round");
      assertThat(points(ada)).containsExactly("2", "1", "0");
      round(umpire, 4, ada, ben, eve);
      press(ada);

      says(ada, "You win the match");
      says(ben, "Ada wins the match");
      says(eve, "Ada wins the match");
      assertThat(points(ben)).containsExactly("3", "1", "0");
      ada.picture("quick-draw-won");
      ben.page.locator("#again").click();
      assertThat(ada.page.locator(".player").nth(1)).containsText("wants a rematch");
      eve.page.locator("#again").click();
      // A rematch needs the third player, too.
      assertThat(ben.page.locator(".player").nth(2)).containsText("wants a rematch");
      says(ben, "Ada wins the match");
      ada.page.locator("#again").click();
      round(umpire, 1, ada, ben, eve);
      assertThat(points(ben)).containsExactly("0", "0", "0");
      for (Visitor player : List.of(ada, ben, eve)) {
        assertThat(player.complaints()).isEmpty();
      }
    }
  }

  @Test
  void eightPlayersSeeTheSameFalseStartAndTheSameWinner(Browser browser) {
    List<Visitor> players = new ArrayList<>();
    try {
      String[] names = {"Ada", "Ben", "Cat", "Dan", "Eve", "Fay", "Gil", "Hal"};
      String link = "";
      for (String name : names) {
        Visitor player = player(browser);
        players.add(player);
        if (link.isEmpty()) {
          link = opens(player, name);
        } else {
          joins(player, link, name);
        }
      }
      Visitor[] all = players.toArray(Visitor[]::new);
      Visitor hal = all[7];
      Umpire umpire = new Umpire(all[0]);
      // All seats are taken, so the countdown starts by itself.
      umpire.beginRound(all);
      press(hal);
      awaitPhase("out", hal);
      says(hal, "Too early");
      assertThat(hal.page.locator("#target")).isHidden();

      umpire.signal(Arrays.copyOf(all, 7));
      for (int i = 6; i >= 0; i--) {
        all[i].page.evaluate(
            "document.querySelector('#target').dispatchEvent(new Event('pointerdown'))");
      }

      String winner = all[0].page.locator(".player.winner .name").innerText();
      assertThat(winner).isNotEqualTo("Hal");
      for (Visitor player : all) {
        assertThat(player.page.locator(".player.winner .name")).hasText(winner);
        assertThat(player.page.locator(".player.out .name")).hasText("Hal");
        assertThat(player.complaints()).isEmpty();
      }
      all[0].picture("quick-draw-eight");
    } finally {
      players.forEach(Visitor::close);
    }
  }

  @Test
  void aPlayerPlaysOnAfterAReload(Browser browser) {
    try (Visitor ada = player(browser);
        Visitor ben = player(browser);
        Visitor eve = player(browser)) {
      Umpire umpire = new Umpire(ada);
      String link = opens(ada, "Ada");
      joins(ben, link, "Ben");
      joins(eve, link, "Eve");
      ready(ada, ben, eve);
      round(umpire, 1, ada, ben, eve);
      press(ben);
      says(ada, "Ben wins the round");
      says(eve, "Ben wins the round");

      umpire.reload();

      round(umpire, 2, ada, ben, eve);
      press(ada);
      says(ben, "Ada wins the round");
      says(eve, "Ada wins the round");
      assertThat(points(ada)).containsExactly("1", "1", "0");
      assertThat(ada.complaints()).isEmpty();
    }
  }

  @Test
  void strangersMeetByQuickMatch(Browser browser) {
    try (Visitor ada = player(browser);
        Visitor eve = player(browser);
        Visitor ming =
            player(
                browser,
                new Browser.NewContextOptions()
                    .setLocale("zh-TW")
                    .setColorScheme(ColorScheme.DARK)
                    .setViewportSize(390, 800))) {
      // The lobby times the first round; the next one waits, so that all can be looked at.
      Umpire unused = new Umpire(ada, 2);
      for (Visitor player : List.of(ada, eve, ming)) {
        player.page.navigate(home + "quick-draw");
        player.picture("quick-draw-" + player.page.locator("html").getAttribute("lang"));
        player
            .page
            .locator("[name=name]")
            .fill(player == ada ? "Ada" : player == eve ? "Eve" : "小明");
        player.page.locator("#play").click();
        player.page.locator(".player.mine").waitFor();
      }
      assertThat(ada.page.locator(".player .name")).hasText(new String[] {"Ada", "Eve", "小明"});
      ming.picture("quick-draw-zh-Hant-waiting");
      try (Visitor zoe = Visitor.with(browser)) {
        zoe.page.navigate(home);
        assertThat(zoe.page.locator(".rooms li:has-text('Quick draw')")).containsText("3 of 8");
      }
      ready(ada, eve, ming);
      awaitPhase("draw", ada, eve, ming);
      press(ming);
      says(ming, "這一回合是你的");
      says(eve, "小明 wins the round");
      ming.picture("quick-draw-zh-Hant-won");
      assertThat(ming.complaints()).isEmpty();
    }
  }

  @Test
  void anUnknownRoomShowsAProblem(Browser browser) {
    try (Visitor ada = player(browser)) {
      Page page = ada.page;
      page.navigate(home + "quick-draw/ZZZZZZ");
      page.locator("[name=name]").fill("Ada");
      page.locator("#play").click();
      assertThat(page.locator(".problem[role=alert]")).hasText("This room doesn’t exist any more.");
    }
  }
}
