package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.File;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API of lobby.js for games, in pages of the lobby's own site. */
@ArquillianTest
@ExtendWith(Browsers.class)
@Tag("one-server")
class LobbyJsIT {

  /** A script that sets the device's clock wrong by a number of ms. */
  private static final String WRONG_CLOCK =
      """
      {
        const Right = Date;
        globalThis.Date = class extends Right {
          constructor(...parts) {
            parts.length > 0 ? super(...parts) : super(Right.now() + BY);
          }
          static now() {
            return Right.now() + BY;
          }
        };
        Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + BY });
      }
      """;

  @ArquillianResource URL deployed;
  private String home = "";
  private String game = "";

  @Deployment(testable = false)
  static WebArchive lobby() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("lobby.war", "target/lobby.war")));
  }

  @BeforeEach
  void stayOnThisMachine() {
    home = "http://127.0.0.1:" + deployed.getPort() + deployed.getPath();
    game = "game-" + UUID.randomUUID().toString().substring(24);
  }

  /**
   * Opens a page where {@code enter(options)} joins a room, waits for its first snapshot and
   * records every event.
   */
  private Visitor visitor(Browser browser) {
    return opened(Visitor.with(browser));
  }

  private Visitor withClock(Browser browser, long millisWrong) {
    Visitor visitor = Visitor.with(browser);
    visitor.page.addInitScript(WRONG_CLOCK.replace("BY", "(" + millisWrong + ")"));
    return opened(visitor);
  }

  private Visitor opened(Visitor visitor) {
    answerTickets(visitor.page, 200, "{\"ticket\":\"a.b.c\",\"url\":\"https://game.example/\"}");
    visitor.page.navigate(home + "comet-wait");
    visitor.page.evaluate(
        """
        async ([script, game]) => {
          Object.assign(window, await import(script));
          window.seen = [];
          window.enter = async (options) => {
            window.room = await lobby.join(game, options);
            for (const event of ['snapshot', 'joined', 'left', 'ready', 'host', 'message', 'scheduled',
              'countdown', 'countdown-cancelled', 'start', 'kicked', 'closed']) {
              room.on(event, (data) => seen.push({ event, data }));
            }
            // Changes before the stream begins reach a page as state, not as events.
            await new Promise((told) => room.on('snapshot', told));
            return room.code;
          };
          window.last = (event) => seen.filter((one) => one.event === event).at(-1)?.data;
          window.count = (event) => seen.filter((one) => one.event === event).length;
        }
        """,
        List.of(home + "js/lobby.js", game));
    return visitor;
  }

  private static void answerTickets(Page page, int status, String body) {
    page.unroute("**/ticket");
    page.route("**/ticket", route -> answer(route, status, body));
  }

  private static void answer(Route route, int status, String body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/json")
            .setBody(body));
  }

  private static Object enter(Visitor visitor, String options) {
    return visitor.page.evaluate("enter(" + options + ")");
  }

  private static void awaits(Visitor visitor, String condition) {
    // A function, because the page's content policy forbids the evaluation of an expression.
    visitor.page.waitForFunction("() => " + condition);
  }

  @Test
  void aBreakIsToldOnceItHasLastedForTwoSeconds(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      // Timers fire only when the test fires them.
      ada.page.evaluate(
          """
          () => {
            window.timers = [];
            window.setTimeout = (then, ms) => {
              const timer = { then, ms };
              timers.push(timer);
              return timer;
            };
            window.clearTimeout = (timer) => (timers = timers.filter((other) => other !== timer));
            window.told = [];
            window.hear = withoutBriefBreaks((state) => told.push(state));
          }
          """);
      hears(ada, "connecting", "open");
      hears(ada, "waiting", "connecting", "open");
      assertThat(told(ada)).isEqualTo("connecting,open");
      assertThat(waits(ada)).isEmpty();

      // One wait, however many attempts there are.
      hears(ada, "connecting", "waiting", "connecting");
      assertThat(told(ada)).isEqualTo("connecting,open");
      assertThat(waits(ada)).isEqualTo(List.of(2_000));
      ada.page.evaluate("timers[0].then()");
      assertThat(told(ada)).isEqualTo("connecting,open,waiting");
      hears(ada, "waiting", "connecting", "open");
      assertThat(told(ada)).isEqualTo("connecting,open,waiting,open");

      // The end is told at once.
      hears(ada, "waiting", "closed");
      assertThat(told(ada)).isEqualTo("connecting,open,waiting,open,closed");
      assertThat(waits(ada)).isEmpty();
    }
  }

  private static Object told(Visitor visitor) {
    return visitor.page.evaluate("told.join()");
  }

  private static List<?> waits(Visitor visitor) {
    return (List<?>) visitor.page.evaluate("timers.map(({ ms }) => ms)");
  }

  private static void hears(Visitor visitor, String... states) {
    visitor.page.evaluate("(states) => states.forEach(hear)", List.of(states));
  }

  @Test
  void threePlayersJoinAndAllGetAStartEventWithATicket(Browser browser) {
    try (Visitor ada = visitor(browser);
        Visitor ben = visitor(browser);
        Visitor eve = visitor(browser)) {
      enter(ada, "{ name: 'Ada', size: 3 }");
      enter(ben, "{ name: 'Ben', size: 3 }");
      awaits(ada, "room.seats.length === 2");
      assertThat(ada.page.evaluate("[room.isHost, room.me.name, room.room.phase]"))
          .isEqualTo(List.of(true, "Ada", "waiting"));
      assertThat(ben.page.evaluate("[room.isHost, room.seat.name]"))
          .isEqualTo(List.of(false, "Ben"));

      enter(eve, "{ name: 'Eve', size: 3 }");

      for (Visitor player : List.of(ada, ben, eve)) {
        awaits(player, "last('start')");
        assertThat(
                player.page.evaluate(
                    "[last('start').ticket, last('start').url, count('start'),"
                        + " last('start').seats.map((seat) => seat.name).join()]"))
            .isEqualTo(List.of("a.b.c", "https://game.example/", 1, "Ada,Ben,Eve"));
        assertThat(player.complaints()).isEmpty();
      }
      assertThat(
              ada.page.evaluate(
                  "new Promise((told) => room.on('start', ({ ticket }) => told(ticket)))"))
          .as("the event for a late listener")
          .isEqualTo("a.b.c");
    }
  }

  @Test
  void aFailedTicketRequestIsRetriedAndAMissingTicketIsAProblem(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      AtomicInteger attempts = new AtomicInteger();
      ada.page.unroute("**/ticket");
      ada.page.route(
          "**/ticket",
          route ->
              answer(route, attempts.incrementAndGet() < 3 ? 503 : 200, "{\"ticket\":\"x.y.z\"}"));
      enter(ada, "{ name: 'Ada', size: 1, minPlayers: 1 }");
      awaits(ada, "last('start')");
      assertThat(ada.page.evaluate("last('start').ticket")).isEqualTo("x.y.z");

      answerTickets(ada.page, 404, "{\"title\":\"Not found\"}");
      enter(ada, "{ size: 1, minPlayers: 1, create: {} }");
      awaits(ada, "count('start') === 2");
      assertThat(
              ada.page.evaluate("[last('start').ticket ?? 'none', last('start').problem.status]"))
          .isEqualTo(List.of("none", 404));
    }
  }

  @Test
  void anAddressOfAGameThatWouldRunInThePageIsDropped(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      answerTickets(ada.page, 200, "{\"ticket\":\"a.b.c\",\"url\":\"javascript:alert()\"}");
      enter(ada, "{ name: 'Ada', size: 1, minPlayers: 1 }");
      awaits(ada, "last('start')");
      assertThat(ada.page.evaluate("[last('start').ticket, last('start').url ?? 'none']"))
          .isEqualTo(List.of("a.b.c", "none"));
    }
  }

  @Test
  void aVisitorWhoSignsOutIsAnotherPlayerAfterwards(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      enter(ada, "{ name: 'Ada', size: 3 }");
      Object before = ada.page.evaluate("room.me.id");
      ada.page.evaluate("lobby.signOut()");
      ada.page.evaluate("lobby.signOut()");
      enter(ada, "{ name: 'Eve', create: {} }");
      assertThat(ada.page.evaluate("room.me.name")).isEqualTo("Eve");
      assertThat(ada.page.evaluate("room.me.id")).isNotEqualTo(before);
    }
  }

  @Test
  void earlierMessagesAreToldThoughTheRequestForThemFailsAtFirst(Browser browser) {
    try (Visitor ada = visitor(browser);
        Visitor ben = visitor(browser)) {
      Object code = enter(ada, "{ name: 'Ada', size: 4, create: {} }");
      ada.page.evaluate("room.say('Before you came')");
      AtomicInteger attempts = new AtomicInteger();
      ben.page.route(
          "**/messages?after=*",
          route -> {
            switch (attempts.incrementAndGet()) {
              case 1 -> route.abort();
              case 2 -> answer(route, 500, "{}");
              default -> route.resume();
            }
          });
      enter(ben, "{ name: 'Ben', code: '" + code + "' }");
      awaits(ben, "last('message')?.text === 'Before you came'");
      assertThat(attempts).hasValue(3);
    }
  }

  @Test
  void aJoinThatIsAbortedLeavesNoSeatBehind(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      ada.page.evaluate("window.leaving = new AbortController()");
      ada.page.route(
          "**/api/quick-match",
          route -> {
            var answer = route.fetch();
            ada.page.evaluate("leaving.abort()");
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
          });
      assertThat(
              ada.page.evaluate(
                  """
                  (game) => lobby.join(game, { name: 'Ada', size: 3, signal: leaving.signal })
                    .catch((error) => error.name)
                  """,
                  game))
          .isEqualTo("AbortError");
      assertThat(
              ada.page.evaluate("(game) => lobby.rooms({ game }).then(({ total }) => total)", game))
          .isEqualTo(0);
    }
  }

  /** As a framework that takes an element out of the page and puts it in again. */
  @Test
  void aJoinThatFollowsOnAnAbortedOneKeepsItsSeat(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      ada.page.evaluate("window.leaving = new AbortController()");
      AtomicInteger asked = new AtomicInteger();
      ada.page.route(
          "**/api/quick-match",
          route -> {
            if (asked.incrementAndGet() > 1) {
              route.resume();
              return;
            }
            var answer = route.fetch();
            // Some round trips, in which the second join could take the same seat.
            ada.page.evaluate(
                """
                async (game) => {
                  leaving.abort();
                  window.second = lobby.join(game, { size: 3 });
                  for (let i = 0; i < 5; i++) await lobby.time();
                }
                """,
                game);
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
          });
      assertThat(
              ada.page.evaluate(
                  """
                  async (game) => {
                    const options = { name: 'Ada', size: 3, signal: leaving.signal };
                    const first = await lobby.join(game, options).catch((error) => error.name);
                    window.room = await second;
                    await new Promise((told) => {
                      room.on('snapshot', told);
                      setTimeout(told, 10_000);
                    });
                    return [first, room.seat?.name, (await lobby.rooms({ game })).total];
                  }
                  """,
                  game))
          .isEqualTo(List.of("AbortError", "Ada", 1));
    }
  }

  /** A server without the lobby, or a proxy, answers 404 as well. */
  @Test
  void onlyTheLobbysOwnWordClosesARoom(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      Object code = enter(ada, "{ name: 'Ada', size: 4, create: {} }");
      ada.page.evaluate(
          """
          window.follow = async (code) => {
            const handle = new RoomHandle(lobby, room.me, { ...room.room, code });
            return new Promise((told) => {
              handle.on('closed', () => told('closed'));
              handle.on('error', () => told('error'));
            });
          };
          """);
      assertThat(ada.page.evaluate("follow('ZZZZZZ')")).isEqualTo("closed");
      ada.page.route(
          "**/streams/rooms/" + code + "?*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(404)
                      .setContentType("text/html")
                      .setBody("<title>404</title>")));
      ada.page.evaluate("room.close()");
      assertThat(ada.page.evaluate("follow('" + code + "')")).isEqualTo("error");
    }
  }

  @Test
  void aPrivateRoomIsJoinedByItsCodeAndLeft(Browser browser) {
    try (Visitor ada = visitor(browser);
        Visitor ben = visitor(browser);
        Visitor eve = visitor(browser)) {
      Object code = enter(ada, "{ name: 'Ada', size: 4, create: { title: 'Ours' } }");
      assertThat(ada.page.evaluate("[room.room.visibility, room.room.title]"))
          .isEqualTo(List.of("unlisted", "Ours"));
      enter(ben, "{ name: 'Ben', code: '" + code + "' }");
      enter(eve, "{ name: 'Eve', code: '" + code + "' }");
      awaits(ada, "room.seats.length === 3");

      ben.page.evaluate("room.leave()");

      for (Visitor player : List.of(ada, eve)) {
        awaits(player, "last('left')?.name === 'Ben' && room.seats.length === 2");
      }
      ada.page.evaluate("room.setMetadata({ map: 'moon' })");
      for (Visitor player : List.of(ada, eve)) {
        awaits(player, "room.room.metadata.map === 'moon'");
      }
      assertThat(eve.page.evaluate("room.setMetadata({}).catch((refusal) => refusal.status)"))
          .isEqualTo(403);
      assertThat(
              ben.page.evaluate(
                  "lobby.join('another', { code: '"
                      + code
                      + "' }).catch((e) => [e.name, e.status])"))
          .isEqualTo(List.of("Refusal", 404));
      assertThat(ada.complaints()).isEmpty();
    }
  }

  @Test
  void aKickedPlayerIsToldAndThePlayersStreamEnds(Browser browser) {
    try (Visitor ada = visitor(browser);
        Visitor ben = visitor(browser);
        Visitor eve = visitor(browser)) {
      enter(ada, "{ name: 'Ada', size: 4 }");
      enter(ben, "{ name: 'Ben', size: 4 }");
      enter(eve, "{ name: 'Eve', size: 4 }");
      awaits(ada, "room.seats.length === 3");

      ada.page.evaluate("room.kick(room.seats[1].playerId)");

      awaits(ben, "last('kicked')?.reason === 'kicked'");
      awaits(ben, "room.state === 'closed'");
      awaits(eve, "last('left')?.reason === 'kicked' && last('left').name === 'Ben'");
      assertThat(eve.page.evaluate("[count('kicked'), room.state]")).isEqualTo(List.of(0, "open"));
      assertThat(ben.page.evaluate("room.say('hello').catch((refusal) => refusal.problem.type)"))
          .isEqualTo("urn:comet-lobby:problem:not-a-member");
    }
  }

  @Test
  void allPlayersGetAllMessagesInOneOrderEvenALateOne(Browser browser) {
    try (Visitor ada = visitor(browser);
        Visitor ben = visitor(browser);
        Visitor eve = visitor(browser)) {
      enter(ada, "{ name: 'Ada', size: 8 }");
      enter(ben, "{ name: 'Ben', size: 8 }");
      ada.page.evaluate("for (let i = 0; i < 5; i++) void room.send('move', { i })");
      ben.page.evaluate("for (let i = 0; i < 5; i++) void room.say('hello ' + i)");
      awaits(ada, "count('message') === 10");
      awaits(ben, "count('message') === 10");

      enter(eve, "{ name: 'Eve', size: 8 }");

      awaits(eve, "count('message') === 10");
      String order = "JSON.stringify(seen.filter((s) => s.event === 'message').map((s) => s.data))";
      assertThat(ben.page.evaluate(order)).isEqualTo(ada.page.evaluate(order));
      assertThat(eve.page.evaluate(order)).isEqualTo(ada.page.evaluate(order));
    }
  }

  @Test
  void theLobbyRelaysAScheduledMessageToAllPlayers(Browser browser) {
    try (Visitor ada = visitor(browser);
        Visitor ben = visitor(browser);
        Visitor eve = visitor(browser)) {
      List<Visitor> all = List.of(ada, ben, eve);
      for (Visitor player : all) {
        enter(player, "{ name: 'Ada', size: 4 }");
      }
      ada.page.evaluate("room.send('draw', { round: 1 }, { after: { from: 50, to: 200 } })");
      for (Visitor player : all) {
        awaits(player, "last('message')");
        assertThat(
                player.page.evaluate(
                    "[last('scheduled').type, last('scheduled').afterMillis.to,"
                        + " last('message').data.round,"
                        + " last('message').scheduled === last('scheduled').version]"))
            .isEqualTo(List.of("draw", 200, 1, true));
      }
      assertThat(
              ada.page.evaluate(
                  "room.send('draw', 1, { after: 60001 }).catch((e) => e.problem.errors[0].field)"))
          .isIn("from", "to");
    }
  }

  @Test
  void theRoomBuiltFromEventsEqualsTheServersAtEachVersion(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      Object differences =
          ada.page.evaluate(
              """
              async ([home, game]) => {
                const { applied } = await import(home + 'js/lobby/state.js');
                const call = (token) => async (method, path, body) => {
                  const headers = { 'Content-Type': 'application/json' };
                  if (token) headers.Authorization = `Bearer ${token}`;
                  body &&= JSON.stringify(body);
                  const response = await fetch(home + path, { method, credentials: 'omit', headers, body });
                  const text = await response.text();
                  return text && JSON.parse(text);
                };
                const player = async (name) => {
                  const { id, token } = await call()('POST', 'api/players', { name });
                  return { id, token, call: call(token) };
                };
                const [ann, ben, cat, dan] = await Promise.all(['Ann', 'Ben', 'Cat', 'Dan'].map(player));
                const { code } = await ann.call('POST', 'api/rooms',
                  { game, minPlayers: 2, maxPlayers: 4, countdownSeconds: 60 });
                const room = `api/rooms/${code}`;
                const made = [];
                (async () => {
                  let now;
                  for await (const { event, data } of lobby.events(code)) {
                    now = applied(now, event, data);
                    made[now.version] = now;
                  }
                })();
                const sorted = (value) => JSON.stringify(value, (_, part) =>
                  part && typeof part === 'object' && !Array.isArray(part)
                    ? Object.fromEntries(Object.entries(part).sort()) : part);
                const differences = [];
                const until = async (what, condition) => {
                  for (let i = 0; !condition(); i++) {
                    if (i > 2000) throw new Error(`Waited in vain: ${what}, ${sorted(made.at(-1))}`);
                    await new Promise((next) => setTimeout(next, 10));
                  }
                };
                // A player without a stream loses the seat on a slow machine.
                const watch = ({ token }) => fetch(`${home}streams/rooms/${code}`, {
                  headers: { Authorization: `Bearer ${token}` }, credentials: 'omit' });
                const check = async (what) => {
                  const theirs = await ann.call('GET', room);
                  await until(`${what}: ${sorted(theirs)}`, () => made[theirs.version]);
                  if (sorted(made[theirs.version]) !== sorted(theirs)) {
                    differences.push([what, sorted(made[theirs.version]), sorted(theirs)].join('\\n'));
                  }
                };
                await watch(ann);
                await check('opened');
                const seat = `${room}/seats`;
                for (const [who, ...request] of [
                  [ben, 'POST', seat, { team: 'red' }],
                  [cat, 'POST', seat, { as: 'spectator' }],
                  [dan, 'POST', seat, { as: 'spectator' }],
                  [cat, 'POST', seat, {}],
                  [dan, 'DELETE', `${seat}/me`],
                  [ben, 'POST', seat, { team: 'blue' }],
                  [ann, 'PUT', `${room}/metadata`, { map: { name: 'moon' } }],
                  [ben, 'PUT', `${seat}/me/ready`, { ready: true }],
                  [ann, 'POST', `${room}/start`],
                  [ben, 'PUT', `${seat}/me/ready`, { ready: false }],
                  [cat, 'POST', `${room}/messages`, { text: 'hello' }],
                  [cat, 'POST', `${room}/messages`, { type: 'later', data: 1, afterMillis: { from: 1, to: 1 } }],
                  [ann, 'PUT', `${room}/host`, { playerId: ben.id }],
                  [ben, 'DELETE', `${seat}/${cat.id}?ban=true`],
                  [ben, 'POST', `${room}/start`],
                  [ann, 'DELETE', `${seat}/me`],
                ]) {
                  await who.call(...request);
                  await check(request.join(' '));
                  if (request[2]?.team === 'red') {
                    await watch(ben);
                    await check('Ben is here');
                  }
                }
                await ben.call('DELETE', `${seat}/me`);
                await until('closed', () => made.at(-1).phase === 'closed');
                const { seats, host = 'nobody', phase } = made.at(-1);
                if (sorted({ seats, host, phase }) !== sorted({ seats: [], host: 'nobody', phase: 'closed' })) {
                  differences.push(sorted(made.at(-1)));
                }
                return differences;
              }
              """,
              List.of(home, game));
      assertThat(differences).isEqualTo(List.of());
    }
  }

  @Test
  void allScreensCountDownAlikeDespiteWrongClocks(Browser browser) {
    long hour = 3_600_000;
    try (Visitor ada = withClock(browser, hour);
        Visitor ben = withClock(browser, -hour);
        Visitor eve = withClock(browser, 0)) {
      List<Visitor> all = List.of(ada, ben, eve);
      for (Visitor player : all) {
        enter(player, "{ name: 'Ada', size: 3, countdownSeconds: 8 }");
        player.page.evaluate(
            "window.counts = []; void room.countdown((n) => counts.push([n, room.clock.now()]))");
      }
      for (Visitor player : all) {
        awaits(player, "last('start')");
        assertThat((String) player.page.evaluate("counts.map(([n]) => n).join('')"))
            .as("the count")
            .endsWith("210")
            .isSubstringOf("876543210");
        assertThat(
                player.page.evaluate(
                    "counts.filter(([n, at]) => n > 0"
                        + " && at < Date.parse(last('countdown').startsAt) - n * 1000)"))
            .as("numbers that came too early")
            .isEqualTo(List.of());
        assertThat(
                player.page.evaluate(
                    """
                    async () => {
                      const before = room.clock.now() - room.clock.uncertainty;
                      const now = Date.parse((await lobby.time()).now);
                      const after = room.clock.now() + room.clock.uncertainty;
                      return before <= now + 1 && now <= after + 1;
                    }
                    """))
            .as("the lobby's time is within the stated uncertainty")
            .isEqualTo(true);
      }
      assertThat(((Number) ada.page.evaluate("Date.now() - room.clock.now()")).doubleValue())
          .as("the device's clock is really wrong")
          .isGreaterThan(hour / 2.0);
    }
  }

  @Test
  void aCancelledCountdownIsReported(Browser browser) {
    try (Visitor ada = visitor(browser);
        Visitor ben = visitor(browser);
        Visitor eve = visitor(browser)) {
      for (Visitor player : List.of(ada, ben, eve)) {
        enter(player, "{ name: 'Ada', size: 3, countdownSeconds: 60 }");
      }
      for (Visitor player : List.of(ada, eve)) {
        player.page.evaluate(
            "window.counts = []; void room.countdown((n) => counts.push(n ?? 'none'))");
        awaits(player, "counts.at(-1) > 50");
      }

      ben.page.evaluate("room.leave()");

      for (Visitor player : List.of(ada, eve)) {
        awaits(player, "counts.at(-1) === 'none' && room.room.phase === 'waiting'");
        assertThat(player.page.evaluate("count('countdown-cancelled')")).isEqualTo(1);
      }
      assertThat(ada.page.evaluate("count('countdown')")).isEqualTo(1);
    }
  }

  @Test
  void aListIsTheSameFromTheStreamAndFromTheApi(Browser browser) {
    try (Visitor ada = visitor(browser);
        Visitor ben = visitor(browser);
        Visitor eve = visitor(browser)) {
      eve.page.evaluate(
          """
          (game) => {
            window.lists = [];
            (async () => {
              for await (const list of lobby.watchRooms({ q: game, phase: ['waiting', 'countdown'],
                sort: 'fullest', limit: 2 })) {
                lists.push(list);
              }
            })();
          }
          """,
          game);
      awaits(eve, "lists.at(-1)?.total === 0");
      for (int i = 0; i < 3; i++) {
        enter(ada, "{ name: 'Ada', size: 3, create: { visibility: 'public' } }");
      }
      awaits(eve, "lists.at(-1).total === 3 && lists.at(-1).length === 2");
      Object code = enter(ben, "{ name: 'Ben', size: 3, code: '" + handed(ada) + "' }");
      awaits(eve, "lists.at(-1)[0].seated === 2");
      assertThat(
              eve.page.evaluate(
                  """
                  async (game) => {
                    const list = await lobby.rooms({ q: game, sort: 'fullest', limit: 2 });
                    const codes = (rooms) => rooms.map(({ code }) => code).join();
                    return [codes(list) === codes(lists.at(-1)), list.total, typeof list.next,
                      list[0].code];
                  }
                  """,
                  game))
          .isEqualTo(List.of(true, 3, "string", code));
      assertThat(eve.complaints()).isEmpty();
    }
  }

  @Test
  void anUnchangedRoomOfAListIsTheSameObjectAndAnUnknownEventChangesNothing(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      assertThat(
              ada.page.evaluate(
                  """
                  async (script) => {
                    const { listAfter, listOf } = await import(script);
                    const [a, b] = [{ code: 'A', seated: 1 }, { code: 'B', seated: 1 }];
                    const list = listOf({ rooms: [a, b], total: 2 });
                    const snapshot = listAfter(list, 'snapshot',
                      { rooms: [{ ...a, seated: 2 }, { ...b }], total: 2 });
                    const unknown = listAfter(list, 'pinned', { code: 'A', index: 1, total: 9 });
                    const total = listAfter(list, 'changed', { room: { ...a }, index: 0, total: 3 });
                    return [snapshot[0] === a, snapshot[0].seated, snapshot[1] === b, snapshot.total,
                      total[0] === a, total[1] === b, total.total, unknown === list];
                  }
                  """,
                  home + "js/lobby/list.js"))
          .isEqualTo(List.of(false, 2, true, 2, true, true, 3, true));
    }
  }

  @Test
  void aReloadKeepsThePlayerAndTheRoom(Browser browser) {
    try (Visitor ada = visitor(browser);
        Visitor ben = visitor(browser);
        Visitor eve = visitor(browser)) {
      Object code = enter(ada, "{ name: 'Ada', size: 4 }");
      enter(ben, "{ name: 'Ben', size: 4 }");
      enter(eve, "{ name: 'Eve', size: 4 }");
      Object id = ada.page.evaluate("room.me.id");
      ada.page.reload();
      opened(ada);
      assertThat(enter(ada, "{ name: 'Somebody else', size: 4 }")).isEqualTo(code);
      assertThat(ada.page.evaluate("({ ...room.me })")).isEqualTo(Map.of("id", id, "name", "Ada"));
      assertThat(eve.page.evaluate("[room.seats.map((seat) => seat.name).join(), count('left')]"))
          .isEqualTo(List.of("Ada,Ben,Eve", 0));
      assertThat(ada.complaints()).isEmpty();
    }
  }

  @Test
  void aCodeIsUnderstoodAsAVisitorTypesIt(Browser browser) {
    try (Visitor ada = visitor(browser)) {
      assertThat(
              ada.page.evaluate(
                  """
                  async (script) => {
                    const { codeIn } = await import(script);
                    return [' k7q-x2m.', 'Ｋ７ＱＸ２Ｍ', '(K7QX2M),', 'https://a.example/r/K7QX2M?x#y',
                      '/r/K7QX2M/qr.svg', 'https://a.example/quick-draw/K7QX2M#x', 'zSbU2M', '–', 'K7QX20'].map(codeIn);
                  }
                  """,
                  home + "js/lobby/code.js"))
          .isEqualTo(
              List.of(
                  "K7QX2M", "K7QX2M", "K7QX2M", "K7QX2M", "K7QX2M", "K7QX2M", "258V2M", "",
                  "K7QX20"));
    }
  }

  /** Returns the code of a visitor's room as it might come out of a messenger. */
  private static String handed(Visitor visitor) {
    String code = String.valueOf(visitor.page.evaluate("room.code"));
    return " " + code.substring(0, 3).toLowerCase(Locale.ROOT) + "-" + code.substring(3) + ".";
  }
}
