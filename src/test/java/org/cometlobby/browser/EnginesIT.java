package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;

import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in each engine, and players of different engines in one room. */
@ExtendWith(Engines.class)
@Tag("one-server")
class EnginesIT {

  private static final String GAME =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>A game</title>
      <link rel="icon" href="data:,">
      <comet-lobby game="GAME" size="1" countdown="0" href="/play"></comet-lobby>
      <script type="module" src="LOBBYjs/comet-lobby.js"></script>
      """;

  private static ScriptedServer gameServer;
  private static OwnServer server;
  private static String home = "";

  @BeforeAll
  static void start() throws IOException {
    gameServer = new ScriptedServer();
    server =
        OwnServer.start(
            "engines",
            Map.of(
                "LOBBY_ALLOWED_ORIGINS",
                gameServer.url(""),
                "LOBBY_HEARTBEAT",
                "20s",
                "LOBBY_LIMITS",
                "off"));
    home = server.base().toString();
  }

  @AfterAll
  static void stop() throws IOException {
    gameServer.close();
    if (server != null) {
      server.close();
    }
  }

  static Stream<Engine> engines() {
    return Engine.ofRun();
  }

  /** Each engine as a host, each as a guest, and never the same. */
  static Stream<Arguments> pairs() {
    return Engine.ofRun()
        .map(
            host ->
                Arguments.of(
                    host,
                    switch (host) {
                      case CHROMIUM -> Engine.FIREFOX;
                      case FIREFOX -> Engine.WEBKIT;
                      case WEBKIT -> Engine.CHROMIUM;
                    }));
  }

  private static void opensRoom(Tab tab, String name, String game, int seats, int countdown) {
    tab.navigate(home);
    tab.fill("#make [name=name]", name);
    tab.fill("#make [name=game]", game);
    tab.fill("#make [name=maxPlayers]", Integer.toString(seats));
    tab.click("#make summary");
    tab.fill("#make [name=countdownSeconds]", Integer.toString(countdown));
    tab.toAnotherPage(() -> tab.click("#make button"));
    tab.awaitShown("#seats .seat.mine");
  }

  private static void joins(Tab tab, String link, String name) {
    tab.navigate(link);
    tab.fill("#join [name=name]", name);
    tab.click("#join-button");
    tab.awaitShown("#seats .seat.mine");
  }

  private static void says(Tab tab, String text) {
    tab.fill("#text", text);
    tab.click("#say button");
  }

  private static void awaitLines(Tab tab, String... lines) {
    tab.waitForFunction(
        "(lines) => [...document.querySelectorAll('#lines .text')]"
            + ".map((line) => line.innerText).join() === lines",
        String.join(",", lines));
  }

  private static void awaitSeats(Tab tab, String... names) {
    tab.waitForFunction(
        "(names) => [...document.querySelectorAll('#seats .seat:not(.free) .name')]"
            + ".map((name) => name.innerText).join() === names",
        String.join(",", names));
  }

  /**
   * Saves a screenshot among the build's artefacts. Firefox complains of a style that its driver
   * adds for it.
   */
  private static void picture(Tab tab, String name, Engine engine) {
    Path directory = Path.of(System.getProperty("test.artifacts", "target/test-artifacts"));
    try {
      tab.screenshot(directory.resolve("engines/" + name + "-" + engine + ".png"));
    } catch (PlaywrightException e) {
      // Firefox's driver can't always draw a page with a live picture. People look at the pictures,
      // not the test.
      return;
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void roomsAppearAndDisappearOnTheHomePage(Engine engine, RunningEngines engines) {
    String title = newGame() + " of the evening";
    LobbyClient ann = LobbyClient.stranger(server.base()).register("Ann");
    try (Profile profile = engines.open(engine)) {
      Tab tab = profile.newTab();
      tab.navigate(home);
      String code = ann.makeRoom(title, 2);
      String shown = "(title) => document.querySelector('.rooms').innerText.includes(title)";
      tab.waitForFunction(shown, title);
      assertThat(tab.complaints()).isEmpty();
      picture(tab, "home", engine);
      ann.leave(code);
      tab.waitForFunction(shown.replace("document", "!document"), title);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void playersOfTwoEnginesTalkCountDownAndStartTogether(
      Engine host, Engine guest, RunningEngines engines) {
    try (Profile adas = engines.open(host);
        Profile bens = engines.open(guest)) {
      Tab ada = adas.newTab();
      Tab ben = bens.newTab();
      opensRoom(ada, "Ada", newGame(), 3, 300);
      ada.awaitText("#status", "2 players are missing");
      joins(ben, ada.url(), "Ben");
      awaitSeats(ada, "Ada", "Ben");
      says(ben, "Hello from " + guest);
      awaitLines(ada, "Hello from " + guest);
      says(ada, "Hello from " + host);

      ada.click("#ready-button");
      ben.waitForFunction("document.querySelector('#readiness').innerText.includes('1 of 2')");
      ben.click("#ready-button");
      for (Tab tab : List.of(ada, ben)) {
        awaitLines(tab, "Hello from " + guest, "Hello from " + host);
        tab.awaitText("#status", "Get ready…");
        tab.awaitShown("#count");
      }
      // Read around the other page's, so that the time that reading takes doesn't matter.
      int before = count(ada);
      int other = count(ben);
      int after = count(ada);
      assertThat(other).isBetween(after - 1, before + 1);
      assertThat(ada.complaints()).isEmpty();
      assertThat(ben.complaints()).isEmpty();
      picture(ben, "countdown", guest);
      ben.click("#ready-button");
      ada.awaitText("#status", "One player is missing");
      picture(ada, "waiting", host);
    }
  }

  private static int count(Tab tab) {
    return Integer.parseInt((String) tab.evaluate("document.querySelector('#count').innerText"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void aFullRoomStartsInBothEnginesAtTheSameMoment(
      Engine host, Engine guest, RunningEngines engines) {
    try (Profile adas = engines.open(host);
        Profile bens = engines.open(guest)) {
      Tab ada = adas.newTab();
      Tab ben = bens.newTab();
      opensRoom(ada, "Ada", newGame(), 2, 1);
      joins(ben, ada.url(), "Ben");
      for (Tab tab : List.of(ada, ben)) {
        tab.awaitText("#status", "Start!");
        awaitSeats(tab, "Ada", "Ben");
        assertThat(tab.complaints()).isEmpty();
      }
      picture(ben, "started", guest);
      assertThat(startedAt(ada)).isNotEqualTo("").isEqualTo(startedAt(ben));
    }
  }

  private static Object startedAt(Tab tab) {
    return tab.evaluate("document.querySelector('#started-at').innerText");
  }

  /** Dan's stream ends before, and he can't say so: that is noticed by later writes. */
  @ParameterizedTest
  @MethodSource("engines")
  void aPlayerWhoClosesTheTabIsAwayBeforeTheStreamIsNoticedToBeGone(
      Engine engine, RunningEngines engines) {
    LobbyClient ann = LobbyClient.stranger(server.base()).register("Ann");
    LobbyClient dan = LobbyClient.stranger(server.base()).register("Dan");
    String code = ann.makeRoom(newGame(), 4);
    try (EventStream stream = ann.watch(code);
        Profile profile = engines.open(engine)) {
      // The browser stays: it is the page that must say goodbye.
      profile.newTab().navigate(home);
      Tab ben = profile.newTab();
      joins(ben, home + "r/" + code, "Ben");
      says(ben, "Here");
      awaitLines(ben, "Here");
      EventStream ofDan = dan.watch(code);
      dan.sit(code);
      ofDan.await(event -> event.name().equals("joined"));
      ofDan.close();
      ben.close();
      String gone =
          stream
              .await(
                  event ->
                      event.name().equals("connection") && !event.data().getBoolean("connected"))
              .data()
              .getString("playerId");
      assertThat(gone).isNotIn(ann.id(), dan.id());
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theElementOpensTheGame(Engine engine, RunningEngines engines) {
    gameServer.page("/game", GAME.replace("GAME", newGame()).replace("LOBBY", home));
    gameServer.page("/play", "<!doctype html><title>Plays</title>");
    try (Profile profile = engines.open(engine)) {
      Tab tab = profile.newTab();
      tab.navigate(gameServer.url("/game"));
      // The protocol's selectors don't reach into the element.
      tab.waitForFunction(
          "document.querySelector('comet-lobby').shadowRoot?.querySelector('form')");
      tab.toAnotherPage(
          () ->
              tab.evaluate(
                  """
                  () => {
                    const root = document.querySelector('comet-lobby').shadowRoot;
                    root.querySelector('input[autocomplete=nickname]').value = 'Ada';
                    root.querySelector('[part~=button]').click();
                  }
                  """));
      assertThat(tab.url()).startsWith(gameServer.url("/play"));
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theBadgeIsAPictureThatChanges(Engine engine, RunningEngines engines) {
    LobbyClient ann = LobbyClient.stranger(server.base()).register("Ann");
    String code = ann.makeRoom(newGame(), 4);
    try (Profile profile = engines.open(engine)) {
      Tab tab = profile.newTab();
      tab.navigate(home + "comet-wait");
      tab.evaluate(
          """
          (url) => {
            const badge = new Image();
            badge.src = url;
            document.body.prepend(badge);
            window.drawn = () => {
              const canvas = document.createElement("canvas");
              [canvas.width, canvas.height] = [badge.naturalWidth, badge.naturalHeight];
              canvas.getContext("2d").drawImage(badge, 0, 0);
              return canvas.toDataURL();
            };
            window.ready = () => badge.naturalWidth > 0;
          }
          """,
          home + "streams/rooms/" + code + "/badge?lang=en");
      tab.waitForFunction("ready()");
      tab.evaluate("window.before = drawn()");
      picture(tab, "badge", engine);
      LobbyClient.stranger(server.base()).register("Ben").sit(code);
      tab.waitForFunction("drawn() !== before");
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theFormsWorkWithoutScript(Engine engine, RunningEngines engines) {
    LobbyClient ann = LobbyClient.stranger(server.base()).register("Ann");
    String code = ann.makeRoom(newGame(), 4);
    try (Profile profile = engines.openWithoutScript(engine)) {
      Tab tab = profile.newTab();
      // Without its automatic refresh, which could come in the middle of the test.
      String room = home + "r/" + code + "?still";
      tab.navigate(room);
      tab.fill("#join [name=name]", "Ben");
      tab.toAnotherPage(() -> tab.click("#join-button"));
      tab.navigate(room);
      tab.fill("#text", "Without script");
      tab.toAnotherPage(() -> tab.click("#say button"));
      awaitLines(tab, "Without script");
      tab.navigate(room);
      tab.waitForFunction("[...document.images].every((image) => image.naturalWidth > 0)");
      tab.toAnotherPage(() -> tab.click("#ready-button"));
      tab.waitForFunction("document.querySelector('#readiness').innerText.includes('1 of 2')");
      picture(tab, "no-script", engine);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void theScriptOf2006WaitsAndIsToldToStart(Engine engine, RunningEngines engines) {
    try (Profile profile = engines.open(engine)) {
      Tab tab = profile.newTab();
      tab.navigate(home + "comet-wait");
      tab.awaitText("#result", "start");
      assertThat(tab.complaints()).isEmpty();
      picture(tab, "comet-wait", engine);
    }
  }
}
