package org.cometlobby.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A game at another origin than its lobby, which LOBBY_ALLOWED_ORIGINS lists. */
@ExtendWith(Browsers.class)
@Tag("one-server")
class CrossOriginIT {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="LANG">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <title>A game</title>
      <link rel="icon" href="data:,">
      <main>
      <h1>A game</h1>
      <comet-lobby game="GAME" size="SIZE" countdown="COUNTDOWN" href="/play"></comet-lobby>
      </main>
      <script type="module" src="LOBBYjs/comet-lobby.js"></script>
      """;

  /** A page with threads, which may embed only what allows it. */
  private static final String ISOLATED =
      """
      <!doctype html>
      <meta charset="utf-8">
      <title>A game with threads</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="LOBBYcss/tokens.css">
      <img id="badge" src="LOBBYstreams/rooms/CODE/badge">
      <img id="qr" src="LOBBYr/CODE/qr.svg">
      """;

  private static final String PORTAL =
      """
      <!doctype html>
      <meta charset="utf-8">
      <title>A portal</title>
      <link rel="icon" href="data:,">
      <iframe src="LOBBY"></iframe>
      """;

  /** The origin of an app's pages, which come from its package. */
  private static final String APP = "capacitor://localhost";

  private static HttpServer gameServer;
  private static String game = "";
  private static OwnServer lobbyServer;
  private static String lobby = "";

  @BeforeAll
  static void start() throws IOException {
    // A limit for a busy machine, not a measurement.
    gameServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gameServer.createContext("/", CrossOriginIT::page);
    gameServer.createContext(
        "/isolated/",
        exchange -> {
          exchange.getResponseHeaders().set("Cross-Origin-Opener-Policy", "same-origin");
          exchange.getResponseHeaders().set("Cross-Origin-Embedder-Policy", "require-corp");
          answer(exchange, ISOLATED.replace("CODE", exchange.getRequestURI().getQuery()));
        });
    gameServer.createContext("/portal", exchange -> answer(exchange, PORTAL));
    gameServer.start();
    game = "http://127.0.0.1:" + gameServer.getAddress().getPort();
    lobbyServer =
        OwnServer.start(
            "cross-origin",
            Map.of(
                "LOBBY_ALLOWED_ORIGINS",
                "https://other.example," + APP + "," + game,
                "LOBBY_FRAME_ANCESTORS",
                game,
                "LOBBY_GRACE",
                "10s",
                // Only a write detects a closed connection.
                "LOBBY_HEARTBEAT",
                "500ms"));
    lobby = lobbyServer.base().toString();
  }

  @AfterAll
  static void stop() {
    gameServer.stop(0);
    if (lobbyServer != null) {
      lobbyServer.close();
    }
  }

  /** Serves a page of the game; the path has the language, the game, its size and its countdown. */
  private static void page(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    answer(
        exchange,
        PAGE.replace("LANG", path.length > 1 ? path[1] : "en")
            .replace("GAME", path.length > 2 ? path[2] : "none")
            .replace("SIZE", path.length > 3 ? path[3] : "3")
            .replace("COUNTDOWN", path.length > 4 ? path[4] : "1"));
  }

  private static void answer(HttpExchange exchange, String page) throws IOException {
    byte[] body = page.replace("LOBBY", lobby).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Page open(Browser browser, Browser.NewContextOptions options, String path) {
    Page page = browser.newContext(options.setLocale("en")).newPage();
    page.route(
        "**/ticket",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setHeaders(Map.of("Access-Control-Allow-Origin", game))
                    .setBody("{\"ticket\":\"a.b.c\"}")));
    page.navigate(game + path);
    return page;
  }

  private static Page open(Browser browser, String path) {
    return open(browser, new Browser.NewContextOptions(), path);
  }

  private static void picture(Page page, String name) {
    Path directory = Path.of(System.getProperty("test.artifacts", "target/test-artifacts"));
    page.screenshot(
        new Page.ScreenshotOptions().setPath(directory.resolve(name + ".png")).setFullPage(true));
  }

  @Test
  void theElementWaitsCountsDownAndOpensTheGameWithTheTicket(Browser browser) {
    Page ada = open(browser, "/en/reversi");
    List<String> complaints = new ArrayList<>();
    ada.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    Page ming =
        open(
            browser,
            new Browser.NewContextOptions()
                .setColorScheme(ColorScheme.DARK)
                .setViewportSize(340, 640),
            "/zh-Hant/reversi");
    Page eve = open(browser, "/en/reversi");
    picture(ada, "element-enter");
    ada.getByLabel("Your name").fill("Ada");
    ada.locator("[part~=button]").first().click();
    Locator status = ada.locator("comet-lobby [part=status]");
    assertThat(status).hasText("2 players are missing");
    picture(ada, "element-waiting");
    ada.reload();
    assertThat(status).hasText("2 players are missing");
    assertThat(ada.locator("comet-lobby [part=seat] bdi")).hasText("Ada");

    ming.getByLabel("你的名字").fill("小明");
    picture(ming, "element-zh-Hant-dark");
    ming.locator("[part~=button]").first().click();
    assertThat(status).hasText("One player is missing");
    enter(eve, "Eve");

    for (Page page : List.of(ada, ming, eve)) {
      page.waitForURL(game + "/play#ticket=a.b.c");
      assertThat(page.context().cookies()).as("cookies").isEmpty();
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void aStartListenerCanKeepTheElementOnItsPage(Browser browser) {
    List<Page> all = Stream.generate(() -> open(browser, "/en/go")).limit(3).toList();
    all.forEach(CrossOriginIT::stays);
    sitDown(all.get(0), "Ada");
    sitDown(all.get(1), "Ben");
    sitDown(all.get(2), "Eve");
    for (Page page : all) {
      page.waitForFunction("() => window.started");
      assertThat(page.evaluate("[started.ticket, started.seats.map((s) => s.name).join()]"))
          .isEqualTo(List.of("a.b.c", "Ada,Ben,Eve"));
      assertThat(page.url()).endsWith("/en/go");
      assertThat(page.locator("comet-lobby [part=status]")).hasText("Start!");
    }
    picture(all.get(0), "element-started");
  }

  @Test
  void theElementOpensNoAddressThatWouldRunInItsPage(Browser browser) {
    Page ada = open(browser, "/en/hearts/1");
    ada.evaluate(
        """
        () => {
          document.addEventListener('start', () => window.started = true);
          const element = document.querySelector('comet-lobby');
          element.setAttribute('min', '1');
          element.setAttribute('href', 'javascript:window.ran = true');
        }
        """);
    enter(ada, "Ada");
    ada.waitForFunction("() => window.started");
    // A script in the address would have run before the next task.
    ada.evaluate("() => new Promise((next) => setTimeout(next))");
    assertThat(ada.evaluate("() => window.ran === undefined")).isEqualTo(true);
    assertThat(ada.url()).endsWith("/en/hearts/1");
  }

  @Test
  void anElementThatLeavesThePageGivesTheSeatUpThatIsOnItsWay(Browser browser) {
    Page ada = open(browser, "/en/ghost/2");
    LobbyClient witness = LobbyClient.stranger(lobbyServer.base());
    ada.route(
        "**/quick-match",
        route -> {
          // The seat is taken, and the element is gone when the answer arrives.
          var answer = route.fetch();
          assertThat(seats(witness)).isEqualTo(1);
          ada.evaluate("() => document.querySelector('comet-lobby').remove()");
          route.fulfill(new Route.FulfillOptions().setResponse(answer));
        });
    enter(ada, "Ada");
    await().atMost(Duration.ofMinutes(1)).until(() -> seats(witness) == 0);
    assertThat(ada.url()).endsWith("/en/ghost/2");
  }

  @Test
  void anElementThatIsMovedWhileItJoinsJoinsOnce(Browser browser) {
    Page ada = open(browser, "/en/moved/3");
    enter(ada, "Ada");
    ada.evaluate(
        """
        () => {
          const element = document.querySelector('comet-lobby');
          document.body.append(document.createElement('main'));
          document.querySelector('main').append(element);
        }
        """);
    assertThat(ada.locator("comet-lobby [part=status]")).hasText("2 players are missing");
  }

  private static int seats(LobbyClient witness) {
    return witness.get("api/rooms?game=ghost").json().getInt("total");
  }

  /** Keeps the page from opening the game at the start. */
  private static void stays(Page page) {
    page.evaluate(
        """
        () => document.addEventListener('start', (event) => {
          event.preventDefault();
          window.started = event.detail;
        })
        """);
  }

  private static void enter(Page page, String name) {
    page.locator("comet-lobby input[autocomplete=nickname]").fill(name);
    page.locator("[part~=button]").first().click();
  }

  /** Enters a room that doesn't start at once, or on a page that stays. */
  private static void sitDown(Page page, String name) {
    enter(page, name);
    page.locator("comet-lobby [part~=seats]").waitFor();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-Hant"})
  void theElementHasNoAccessibilityViolationInAnyState(String language, Browser browser) {
    String game = "/" + language + "/barriers-" + language;
    List<Page> all =
        Stream.generate(() -> open(browser, Accessibility.contextOptions("en"), game + "/3/300"))
            .limit(3)
            .toList();
    Page ada = all.get(0);
    Page ben = all.get(1);
    Page eve = all.get(2);
    Accessibility.assertNoViolations(ada, "enter");
    ada.locator("comet-lobby input[autocomplete=nickname]").fill("Ada");
    ada.locator("[part~=button]").nth(1).click();
    Locator link = ada.locator("comet-lobby [part~=link]");
    assertThat(link).isVisible();
    Accessibility.assertNoViolations(ada, "waiting, with a link");
    for (Page friend : List.of(ben, eve)) {
      friend.navigate("about:blank");
      friend.navigate(link.inputValue());
    }
    Accessibility.assertNoViolations(ben, "invited");
    sitDown(ben, "Ben");
    ben.evaluate("document.querySelector('comet-lobby').room.ready()");
    assertThat(ada.locator("comet-lobby li.ready")).hasCount(1);
    Accessibility.assertNoViolations(ada, "a player is ready");
    Accessibility.assertNoViolations(ben, "ready");
    ben.navigate("about:blank");
    assertThat(ada.locator("comet-lobby li.away")).hasCount(1);
    Accessibility.assertNoViolations(ada, "a player is away");
    ben.navigate(link.inputValue());
    assertThat(ada.locator("comet-lobby li.away")).hasCount(0);
    enter(eve, "Eve");
    for (Page page : all) {
      assertThat(page.locator("comet-lobby [part=count]")).isVisible();
    }
    Accessibility.assertNoViolations(ada, "counting down");
    ada.evaluate(
        "(({ room }) => room.kick(room.seats[2].playerId))(document.querySelector('comet-lobby'))");
    assertThat(eve.locator("comet-lobby [part=problem]")).isVisible();
    Accessibility.assertNoViolations(eve, "over");
    assertThat(ada.locator("comet-lobby [part=count]")).isHidden();

    List<Page> players =
        Stream.generate(() -> open(browser, Accessibility.contextOptions("en"), game + "/3/0"))
            .limit(3)
            .toList();
    players.forEach(CrossOriginIT::stays);
    players.forEach(player -> sitDown(player, "Player"));
    for (Page player : players) {
      player.waitForFunction("() => window.started");
    }
    Accessibility.assertNoViolations(players.get(0), "playing");
  }

  @Test
  void theElementSaysForWhomAFullRoomWaits(Browser browser) {
    Page ada = open(browser, "/en/patience/2/0");
    sitDown(ada, "Ada");
    Object code = ada.evaluate("document.querySelector('comet-lobby').room.code");
    LobbyClient ben = LobbyClient.stranger(lobbyServer.base()).register("Ben");
    ben.sit(code.toString());
    assertThat(ada.locator("comet-lobby [part=status]")).hasText("Waiting for Ben…");
    try (EventStream his = ben.watch(code.toString())) {
      assertThat(his.next().data().getString("phase")).isEqualTo("started");
      ada.waitForURL(game + "/play#ticket=a.b.c");
    }
  }

  @Test
  void friendsJoinByTheInviteLink(Browser browser) {
    Page ada = open(browser, "/en/chess");
    ada.getByLabel("Your name").fill("Ada");
    ada.locator("[part~=button]").nth(1).click();
    Locator link = ada.getByLabel("Send this link to your friends");
    assertThat(link).isVisible();
    picture(ada, "element-invite");
    Page ben = open(browser, link.inputValue().substring(game.length()));
    assertThat(ben.locator("comet-lobby [part=status]")).hasText("You’re invited");
    ben.getByLabel("Your name").fill("Ben");
    ben.keyboard().press("Enter");
    assertThat(ada.locator("comet-lobby [part=status]")).hasText("One player is missing");
    // An invited player may pass the link on.
    Locator his = ben.getByLabel("Send this link to your friends");
    assertThat(his).isVisible();
    Page eve = open(browser, his.inputValue().substring(game.length()));
    enter(eve, "Eve");
    for (Page page : List.of(ada, ben, eve)) {
      page.waitForURL(game + "/play#ticket=a.b.c");
    }
  }

  @Test
  void aScriptJoinsByTokenAndIsTheSamePlayerAfterAReload(Browser browser) {
    Page ada = open(browser, "/en/none");
    BiFunction<Page, String, Object> enter =
        (page, game) ->
            page.evaluate(
                """
                async ([script, game]) => {
                  const { join } = await import(script);
                  window.room = await join(game, { name: 'Ada' });
                  const open = () => room.state === 'open';
                  if (!open()) {
                    await new Promise((then) => room.on('connectionstate', () => open() && then()));
                  }
                  await room.say('hello');
                  await room.ready();
                  return room.me.id;
                }
                """,
                List.of(lobby + "js/lobby.js", game));
    Object id = enter.apply(ada, "token");
    ada.waitForFunction("() => room.seat.ready && room.seat.connected");
    ada.reload();
    assertThat(enter.apply(ada, "token")).isEqualTo(id);
    assertThat(enter.apply(ada, "another")).as("another game's player").isNotEqualTo(id);
    assertThat(ada.context().cookies()).isEmpty();
    assertThat(
            ada.evaluate(
                "import('"
                    + lobby
                    + "js/lobby.js').then(({ lobby }) => lobby.room('ZZZZZZ'))"
                    + ".catch((refusal) => refusal.status)"))
        .as("problems are readable, too")
        .isEqualTo(404);
  }

  @Test
  void aNativeEventSourceWithATicketKeepsItsSeatBeyondTheGrace(Browser browser) {
    Page ada = open(browser, "/en/none");
    Object code =
        ada.evaluate(
            """
            async (script) => {
              const { lobby } = await import(script);
              const { id } = await lobby.register('Ada');
              const { code } = await lobby.create({ game: 'native', maxPlayers: 3 });
              window.left = [];
              const source = new EventSource(await lobby.streamAddress(code));
              source.addEventListener('left', ({ data }) => left.push(JSON.parse(data).name));
              window.isThere = async () =>
                (await lobby.room(code)).seats.find((seat) => seat.playerId === id)?.connected;
              return code;
            }
            """,
            lobby + "js/lobby.js");
    ada.waitForFunction("isThere()");
    // A player without a stream, whose grace begins later.
    LobbyClient.stranger(lobbyServer.base()).register("Zoe").sit(String.valueOf(code));
    ada.waitForFunction("left.length > 0");
    assertThat(ada.evaluate("left")).isEqualTo(List.of("Zoe"));
    assertThat(ada.evaluate("isThere()")).isEqualTo(true);
  }

  /** A browser opens six connections to a host, so they read from the lobby under two names. */
  @Test
  void ofNineNativeEventSourcesOfAPlayerEightGoOnAndOneHasEndedForGood(Browser browser) {
    Page ada = open(browser, "/en/none");
    ada.evaluate(
        """
        async (script) => {
          const { lobby } = await import(script);
          await lobby.register('Ada');
          const { code } = await lobby.create({ game: 'native', maxPlayers: 3 });
          window.say = (text) => lobby.say(code, text);
          window.sources = [];
          for (let i = 0; i < 9; i++) {
            const address = await lobby.streamAddress(code);
            const source = new EventSource(i % 2 ? address : address.replace('127.0.0.1', 'localhost'));
            source.heard = [];
            source.addEventListener('message', ({ data }) => source.heard.push(JSON.parse(data).text));
            sources.push(source);
          }
        }
        """,
        lobby + "js/lobby.js");
    ada.waitForFunction("sources.filter(({ readyState }) => readyState === 2).length === 1");
    ada.waitForFunction("sources.filter(({ readyState }) => readyState === 1).length === 8");
    ada.evaluate("say('Still here?')");
    ada.waitForFunction(
        "sources.filter(({ heard }) => heard.includes('Still here?')).length === 8");
    assertThat(ada.evaluate("sources.filter(({ readyState }) => readyState === 2).length"))
        .isEqualTo(1);
  }

  /** As Safari before 16.4. */
  @Test
  void theElementIsDressedWithoutStyleSheetsThatScriptsConstruct(Browser browser) {
    Page ada = browser.newContext(new Browser.NewContextOptions().setLocale("en")).newPage();
    ada.addInitScript(
        """
        delete Document.prototype.adoptedStyleSheets;
        delete ShadowRoot.prototype.adoptedStyleSheets;
        CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor') } };
        """);
    ada.navigate(game + "/en/reversi");
    Locator card = ada.locator("comet-lobby [part~=card]");
    assertThat(card).isVisible();
    assertThat(card).hasCSS("display", "grid");
  }

  @Test
  void anIsolatedPageOfAnotherSiteShowsTheBadgeTheQrCodeAndTheStyles(Browser browser) {
    LobbyClient ann = LobbyClient.stranger(lobbyServer.base()).register("Ann");
    Page isolated = browser.newContext().newPage();
    isolated.navigate(game + "/isolated/?" + ann.makeRoom("go", 2));
    assertThat(isolated.evaluate("crossOriginIsolated")).isEqualTo(true);
    isolated.waitForFunction("badge.naturalWidth > 0 && qr.naturalWidth > 0");
    assertThat(isolated.evaluate("document.styleSheets.length")).isEqualTo(1);
  }

  @Test
  void onlyAListedPortalShowsTheLobbysPagesInAFrame(Browser browser) {
    Page portal = browser.newContext().newPage();
    portal.navigate(game + "/portal");
    assertThat(portal.frameLocator("iframe").locator("h1").first()).isVisible();
    portal.navigate(game.replace("127.0.0.1", "localhost") + "/portal");
    assertThat(portal.frames().get(1).url()).startsWith("chrome-error:");
  }

  @Test
  void aPageOfAnUnlistedOriginCanReadNothing(Browser browser) {
    Page eve = browser.newContext().newPage();
    eve.navigate(game.replace("127.0.0.1", "localhost") + "/en/reversi");
    assertThat(
            eve.evaluate(
                "(lobby) => fetch(lobby + 'api/time').then(() => 'read', (e) => e.name)", lobby))
        .isEqualTo("TypeError");
    assertThat(eve.locator("comet-lobby [part=card]")).hasCount(0);
  }

  @Test
  void aPreflightListsAllowedMethodsAndHeadersButNeverCredentials() {
    Answer answer = preflight(game);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(game);
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("PUT", "DELETE");
    assertThat(answer.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "Content-Type", "Last-Event-ID");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.headers().allValues("Vary")).contains("Origin");
    Answer foreign = preflight("https://evil.example");
    assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(foreign.headers().allValues("Vary")).contains("Origin");
  }

  @Test
  void anAppReadsAnswersUnderTheOriginOfItsPackage() {
    LobbyClient ann = LobbyClient.stranger(lobbyServer.base());
    for (String path : List.of("api/time", "streams/rooms?as=poll&wait=0")) {
      Answer answer = ann.send(ann.builder(path).GET().header("Origin", APP));
      assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo(APP);
    }
    String otherApp = "tauri://localhost";
    Answer answer = ann.send(ann.builder("api/time").GET().header("Origin", otherApp));
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void anAllowedOriginCanReadEveryResponseIncludingStreamsAndProblems() {
    LobbyClient ann = LobbyClient.stranger(lobbyServer.base()).register("Ann");
    String code = ann.makeRoom("go", 2);
    for (String path :
        List.of(
            "api/rooms/" + code,
            "api/rooms/ZZZZZZ",
            "api/nothing",
            "streams/rooms/" + code + "?as=poll&wait=0",
            "streams/rooms/ZZZZZZ",
            "js/lobby.js")) {
      Answer answer = ann.send(ann.builder(path).GET().header("Origin", game));
      assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo(game);
      assertThat(answer.header("Access-Control-Expose-Headers"))
          .as(path)
          .contains("Retry-After", "Location");
      assertThat(String.join(",", answer.headers().allValues("Vary"))).as(path).contains("Origin");
    }
  }

  private static Answer preflight(String origin) {
    LobbyClient client = LobbyClient.stranger(lobbyServer.base());
    return client.send(
        client
            .request("OPTIONS", "api/rooms", "")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type"));
  }
}
