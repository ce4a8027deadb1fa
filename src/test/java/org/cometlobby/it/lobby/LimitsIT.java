package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cometlobby.it.lobby.LobbyContract.badFields;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.LobbyContract.problem;
import static org.cometlobby.it.lobby.LobbyContract.refused;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.LocalClient;
import org.cometlobby.it.harness.OwnServer;
import org.cometlobby.it.harness.RawClient;
import org.cometlobby.it.harness.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each rate limit and count limit, on a server with low ones. */
@Tag("one-server")
class LimitsIT {

  private static final int NETWORK_REQUESTS = 6_000;
  private static final int MISSES = 20;
  private static final int REQUESTS = 40;
  private static final int REGISTRATIONS = 100;
  private static final int NEW_ROOMS = 6;
  private static final int ROOMS = 3;
  private static final int MESSAGES = 5;
  private static final int ROOM_MESSAGES = 12;
  private static final int STREAMS = 5;
  private static final int ADDRESS_STREAMS = 60;
  private static final int ROOM_STREAMS = 3;
  private static final int BODIES = 20;

  private static final String PROXY = "127.0.0.99";

  private static OwnServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        OwnServer.start(
            "limits",
            Map.ofEntries(
                Map.entry("LOBBY_HEARTBEAT", "500ms"),
                Map.entry("LOBBY_GRACE", "10m"),
                Map.entry("LOBBY_GRACE_ALONE", "10m"),
                Map.entry("LOBBY_TRUSTED_PROXIES", PROXY),
                Map.entry("LOBBY_LIMIT_NETWORK_REQUESTS", NETWORK_REQUESTS + "/1000h"),
                Map.entry("LOBBY_LIMIT_MISSES", MISSES + "/1000h"),
                Map.entry("LOBBY_LIMIT_REQUESTS", REQUESTS + "/1h"),
                // Slow, so that nothing is refilled during a thousand registrations.
                Map.entry("LOBBY_LIMIT_REGISTRATIONS", REGISTRATIONS + "/1000h"),
                Map.entry("LOBBY_LIMIT_NEW_ROOMS", NEW_ROOMS + "/1h"),
                Map.entry("LOBBY_LIMIT_MESSAGES", MESSAGES + "/1h"),
                Map.entry("LOBBY_LIMIT_ROOM_MESSAGES", ROOM_MESSAGES + "/1h"),
                Map.entry("LOBBY_LIMIT_ROOMS", String.valueOf(ROOMS)),
                Map.entry("LOBBY_LIMIT_STREAMS", String.valueOf(STREAMS)),
                Map.entry("LOBBY_LIMIT_ADDRESS_STREAMS", String.valueOf(ADDRESS_STREAMS)),
                Map.entry("LOBBY_LIMIT_ROOM_STREAMS", String.valueOf(ROOM_STREAMS)),
                Map.entry("LOBBY_BODY_TIMEOUT", "10s"),
                Map.entry("LOBBY_LIMIT_BODIES", String.valueOf(BODIES)),
                Map.entry("LOBBY_LIMIT_SEATS", "10"),
                Map.entry("LOBBY_LIMIT_SPECTATORS", "2"),
                Map.entry("LOBBY_LIMIT_METADATA", "20")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPlayerBeyondTheRequestLimitGets429ButMayRead() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    repeat(REQUESTS - 1, () -> ann.sit(code));
    tooMany("requests", ann.sit(code));
    tooMany("requests", ann.leave(code));
    tooMany("requests", ann.post("api/rooms/nonsense/start", ""));
    assertThat(ann.get("api/players/me").status()).isEqualTo(200);
    assertThat(player("Ben").sit(code).status()).isEqualTo(201);
  }

  @Test
  void registrationsFromOneAddressAreLimitedInTheApiAndOnThePages() throws IOException {
    String from = "127.0.0.7";
    for (int i = 0; i < REGISTRATIONS; i++) {
      assertThat(register(from)).contains("http/1.1 201");
    }
    assertThat(register(from)).contains("http/1.1 429", "\r\nretry-after: ");
    String form = "name=Ann&game=go&maxPlayers=2";
    try (LocalClient page =
        LocalClient.send(
            from, server.base(), "POST", "", "application/x-www-form-urlencoded", form)) {
      assertThat(page.head())
          .contains("http/1.1 429", "\r\nretry-after: ", "\r\ncontent-type: text/html");
    }
    assertThat(register("127.0.0.17")).contains("http/1.1 201");
  }

  @Test
  void oneBodyTooManyOnItsWayFromOneAddressEndsTheOldest() throws IOException {
    String from = "127.0.0.21";
    List<RawClient> slow = new ArrayList<>();
    try {
      slow.add(slowBody(from));
      // So that the server doesn't take up another one first.
      assertThat(register(from)).contains("http/1.1 201");
      for (int i = 0; i < BODIES; i++) {
        slow.add(slowBody(from));
      }
      assertThat(slow.remove(0).readUntil("\r\n\r\n"))
          .contains("HTTP/1.1 429 ", "\r\nRetry-After: ", "\r\nConnection: close");
      assertThat(register(from)).contains("http/1.1 201");
      for (RawClient client : slow) {
        assertThat(client.readUntil("\r\n")).contains(" 408 ");
      }
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  private static RawClient slowBody(String from) throws IOException {
    RawClient client = RawClient.connect(server.base(), from);
    client.send(RawClient.request(server.base(), "POST", "api/players", "Content-Length: 9") + "{");
    return client;
  }

  @Test
  void theNetworksOfOneIpv6SiteHaveTenTimesTheRegistrationsOfOneTogether() throws IOException {
    for (int i = 0; i < 10 * REGISTRATIONS; i++) {
      int network = i / (REGISTRATIONS - 1);
      assertThat(registerBehindProxy("2001:db8:1:" + network + "::7")).contains("http/1.1 201");
    }
    assertThat(registerBehindProxy("2001:db8:1:ffff::7"))
        .contains("http/1.1 429", "\r\nretry-after: ");
    assertThat(registerBehindProxy("2001:db8:2:ffff::7")).contains("http/1.1 201");
  }

  @Test
  void allRequestsOfAnAddressAreLimitedTogetherButNotThoseOfAPlayerInARoom() throws IOException {
    String from = "127.0.0.20";
    // A search weighs ten.
    for (int i = 0; i < NETWORK_REQUESTS / 10; i++) {
      assertThat(get(from, "api/rooms?q=go")).contains("http/1.1 200");
    }
    for (String path : List.of("api/rooms?q=go", "api/rooms/K7QX2M", "streams/rooms")) {
      assertThat(get(from, path))
          .contains("http/1.1 429", "\r\nretry-after: ", "application/problem+json");
    }
    assertThat(get(from, "")).contains("http/1.1 429", "\r\nretry-after: ", "text/plain");
    assertThat(register(from)).contains("http/1.1 429");
    assertThat(get(from, "api/health/live")).contains("http/1.1 200");
    assertThat(get(from, "js/comet.js")).contains("http/1.1 200");
    assertThat(get("127.0.0.21", "")).contains("http/1.1 200");
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    Map<String, String> hers = Map.of("Authorization", "Bearer " + ann.token());
    assertThat(get(from, hers, "api/rooms/" + code)).contains("http/1.1 429");
    try (EventStream stream = ann.watch(code)) {
      assertThat(stream.next().name()).isEqualTo("snapshot");
      assertThat(get(from, hers, "api/rooms/" + code)).contains("http/1.1 200");
    }
  }

  @Test
  void triesForCodesAreLimitedInTheApiOnThePagesAndForStreamsTogether() throws IOException {
    String from = "127.0.0.22";
    LobbyClient ann = player("Ann");
    String known = ann.makeRoom(newGame(), 3);
    String secret = ann.makeRoom(newGame(), 3, "{\"visibility\":\"unlisted\"}");
    List<String> ways =
        List.of(
            "api/rooms/%s",
            "api/rooms/%s/messages",
            "streams/rooms/%s?as=poll&wait=0",
            "streams/rooms/%s/badge",
            "r/%s",
            "r/%s/qr.svg",
            "r/?code=%s",
            "r/?code=++%s",
            "r/x/r/%s");
    for (int i = 0; i < MISSES; i++) {
      // Codes that are never made.
      String code = "AAAA" + (char) ('C' + i / 5) + (char) ('2' + i % 5);
      assertThat(get(from, ways.get(i % ways.size()).formatted(code))).contains("http/1.1 404");
    }
    for (String way : ways) {
      assertThat(get(from, way.formatted("TTTTTT"))).as(way).contains("http/1.1 429");
      assertThat(get(from, way.formatted(secret))).as(way).contains("http/1.1 429");
    }
    assertThat(get(from, "api/rooms/AAAAC2")).as("once more").contains("http/1.1 404");
    assertThat(get(from, "api/rooms/" + known)).contains("http/1.1 200");
    assertThat(get(from, "r/" + known)).contains("http/1.1 200");
    assertThat(get("127.0.0.23", "api/rooms/" + secret)).contains("http/1.1 200");
    Map<String, String> hers = Map.of("Authorization", "Bearer " + ann.token());
    assertThat(get(from, hers, "api/rooms/" + secret)).as("a member").contains("http/1.1 200");
    Map<String, String> his = Map.of("Authorization", "Bearer " + player("Ben").token());
    assertThat(get(from, his, "api/rooms/" + secret)).as("a player").contains("http/1.1 200");
    for (char last : "23456789AC".toCharArray()) {
      assertThat(get(from, his, "api/rooms/TTTTT" + last)).contains("http/1.1 404");
    }
    assertThat(get(from, his, "api/rooms/TTTTTD")).contains("http/1.1 429");
    assertThat(get(from, his, "api/rooms/" + secret)).contains("http/1.1 429");
  }

  private static String get(String from, String path) throws IOException {
    return get(from, Map.of(), path);
  }

  private static String get(String from, Map<String, String> headers, String path)
      throws IOException {
    try (LocalClient client =
        LocalClient.send(from, headers, server.base(), "GET", path, "text/plain", "")) {
      return client.head();
    }
  }

  private static String registerBehindProxy(String address) throws IOException {
    return register(PROXY, Map.of("X-Forwarded-For", address));
  }

  private static String register(String from) throws IOException {
    return register(from, Map.of());
  }

  private static String register(String from, Map<String, String> headers) throws IOException {
    try (LocalClient client =
        LocalClient.send(
            from,
            headers,
            server.base(),
            "POST",
            "api/players",
            "application/json",
            "{\"name\":\"Pupil\"}")) {
      return client.head();
    }
  }

  @Test
  void aPlayerBeyondTheNewRoomLimitGets429ButMayJoin() {
    LobbyClient ann = player("Ann");
    for (int i = 0; i < NEW_ROOMS; i++) {
      ann.leave(ann.makeRoom(newGame(), 3));
    }
    String wish = "{\"game\":\"" + newGame() + "\",\"maxPlayers\":3}";
    tooMany("new-rooms", ann.post("api/rooms", wish));
    tooMany("new-rooms", ann.post("api/quick-match", wish));
    assertThat(ann.sit(player("Ben").makeRoom(newGame(), 3)).status()).isEqualTo(201);
    LobbyClient cleo = player("Cleo");
    assertThat(cleo.post("api/quick-match", wish).status()).isEqualTo(201);
    assertThat(ann.post("api/quick-match", wish).status()).isEqualTo(200);
  }

  @Test
  void theRoomsOfOnePlayerAreLimitedHoweverThePlayerEnters() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String hers = ann.makeRoom(newGame(), 3);
    String his = ben.makeRoom(newGame(), 3);
    String other = player("Cleo").makeRoom(newGame(), 3);
    String last = player("Dan").makeRoom(newGame(), 3);
    ann.sit(his);
    String watch = "{\"as\":\"spectator\"}";
    assertThat(ann.post(seats(other), watch).status()).isEqualTo(201);
    tooMany("rooms", ann.sit(last));
    tooMany("rooms", ann.post(seats(last), watch));
    String wish = "{\"game\":\"" + newGame() + "\",\"maxPlayers\":3}";
    tooMany("rooms", ann.post("api/rooms", wish));
    tooMany("rooms", ann.post("api/quick-match", wish));
    // At the limit she keeps her rooms and may change her role in them.
    assertThat(ann.sit(his).status()).isEqualTo(200);
    assertThat(ann.sit(other).status()).isEqualTo(201);
    refused(404, "no-such-room", ann.sit("nonsense"));
    ann.leave(hers);
    assertThat(ann.sit(last).status()).isEqualTo(201);
  }

  @Test
  void concurrentJoinsDoNotExceedTheRoomLimit() {
    LobbyClient ann = player("Ann");
    List<String> codes =
        Stream.of("B", "C", "D", "E", "F", "G", "H", "I")
            .map(name -> player(name).makeRoom(newGame(), 3))
            .toList();
    List<Integer> statuses = Together.atOnce(codes, code -> ann.sit(code).status());
    assertThat(Collections.frequency(statuses, 201)).isEqualTo(ROOMS);
    assertThat(Collections.frequency(statuses, 429)).isEqualTo(codes.size() - ROOMS);
  }

  @Test
  void aPlayerBeyondTheMessageLimitGets429() {
    LobbyClient ann = player("Ann");
    LobbyClient ben = player("Ben");
    String code = ann.makeRoom(newGame(), 3);
    ben.sit(code);
    repeat(MESSAGES, () -> say(ann, code));
    tooMany("messages", say(ann, code));
    assertThat(say(ben, code).status()).isEqualTo(202);
    assertThat(said(code)).isEqualTo(MESSAGES + 1);
  }

  @Test
  void theMessagesOfARoomAreLimitedAndThoseOfNonMembersDoNotCount() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 10);
    LobbyClient mallory = player("Mallory");
    for (int i = 0; i < ROOM_MESSAGES; i++) {
      refused(403, "not-a-member", say(mallory, code));
    }
    int left = ROOM_MESSAGES;
    while (left > 0) {
      LobbyClient member = player("Member");
      member.sit(code);
      int some = Math.min(left, MESSAGES - 1);
      repeat(some, () -> say(member, code));
      left -= some;
    }
    tooMany("room-messages", say(ann, code.toLowerCase(Locale.ROOT)));
    assertThat(said(code)).isEqualTo(ROOM_MESSAGES);
  }

  private static Answer say(LobbyClient player, String code) {
    return player.post("api/rooms/" + code + "/messages", "{\"text\":\"hello\"}");
  }

  private static int said(String code) {
    JsonObject messages = stranger().get("api/rooms/" + code + "/messages").json();
    return messages.getJsonArray("messages").size();
  }

  @Test
  void theOpenStreamsOfAPlayerAreLimitedAndClosedOnesDoNotCount() {
    LobbyClient ann = player("Ann");
    List<EventStream> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      streams.add(ann.stream("streams/rooms"));
    }
    Answer refused = poll(ann);
    assertThat(problem(429, refused).getString("detail")).contains("streams of one player");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    assertThat(poll(player("Ben")).status()).isEqualTo(200);
    assertThat(poll(stranger()).status()).isEqualTo(200);
    streams.forEach(EventStream::close);
    await().atMost(Duration.ofSeconds(60)).until(() -> poll(ann).status() == 200);
  }

  private static Answer poll(LobbyClient client) {
    return client.get("streams/rooms?as=poll&wait=0");
  }

  @Test
  void theOpenStreamsOfAnAddressAreLimited() throws IOException {
    List<LocalClient> streams = new ArrayList<>();
    try {
      for (int i = 0; i < ADDRESS_STREAMS; i++) {
        streams.add(open("127.0.0.8"));
        assertThat(streams.get(i).status()).isEqualTo(200);
      }
      try (LocalClient tooMany = open("127.0.0.8");
          LocalClient elsewhere = open("127.0.0.18")) {
        assertThat(tooMany.head()).contains("http/1.1 429", "\r\nretry-after: ");
        assertThat(elsewhere.status()).isEqualTo(200);
      }
    } finally {
      for (LocalClient stream : streams) {
        stream.close();
      }
    }
  }

  @Test
  void theRunsThatAPlayersPollsLeaveBehindCountAsStreamsOfThePlayer() {
    LobbyClient ann = player("Ann");
    String path = "comet_wait?as=poll&wait=0";
    List<Integer> statuses =
        Together.atOnce(Collections.nCopies(STREAMS + 3, path), p -> ann.get(p).status());
    assertThat(Collections.frequency(statuses, 200)).isEqualTo(STREAMS);
    assertThat(Collections.frequency(statuses, 429)).isEqualTo(3);
    assertThat(player("Ben").get(path).status()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(60)).until(() -> ann.get(path).status() == 200);
  }

  @Test
  void theRunsThatPollsLeaveBehindCountAsStreamsOfTheAddress() throws IOException {
    String from = "127.0.0.9";
    List<LocalClient> streams = new ArrayList<>();
    try {
      for (int i = 0; i < ADDRESS_STREAMS - 1; i++) {
        streams.add(open(from));
        assertThat(streams.get(i).status()).isEqualTo(200);
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> pollTheWaitingRoom(from) == 200 && pollTheWaitingRoom(from) == 429);
      await().atMost(Duration.ofSeconds(60)).until(() -> pollTheWaitingRoom(from) == 200);
      assertThat(pollTheWaitingRoom("127.0.0.19")).isEqualTo(200);
    } finally {
      for (LocalClient stream : streams) {
        stream.close();
      }
    }
  }

  private static int pollTheWaitingRoom(String from) throws IOException {
    try (LocalClient poll =
        LocalClient.send(
            from, server.base(), "GET", "comet_wait?as=poll&wait=0", "text/plain", "")) {
      return poll.status();
    }
  }

  private static LocalClient open(String from) throws IOException {
    return LocalClient.send(from, server.base(), "GET", "streams/rooms", "text/plain", "");
  }

  @Test
  void beyondTheStreamLimitOfARoomTheOldestStreamEndsAndThePlayerStaysConnected() {
    LobbyClient ann = player("Ann");
    String code = ann.makeRoom(newGame(), 3);
    List<EventStream> streams = new ArrayList<>();
    for (int i = 0; i <= ROOM_STREAMS; i++) {
      streams.add(ann.watch(code));
    }
    List<Event> seen = streams.get(0).toTheEnd();
    Event last = seen.get(seen.size() - 1);
    assertThat(last.name()).isEqualTo("ended");
    assertThat(last.data().getString("reason")).isEqualTo("too-many-streams");
    for (String framing : List.of("sse", "ndjson", "mixed", "replace", "poll&wait=0")) {
      String again = "streams/rooms/" + code + "?as=" + framing + "&lastEventId=" + last.id();
      assertThat(ann.get(again).status()).as(framing).isEqualTo(204);
    }
    player("Ben").sit(code);
    for (EventStream stream : streams.subList(1, streams.size())) {
      stream.await(event -> event.name().equals("joined"));
    }
    JsonObject seat = stranger().room(code).getJsonArray("seats").getJsonObject(0);
    assertThat(seat.getBoolean("connected")).isTrue();
    streams.forEach(EventStream::close);
  }

  @Test
  void aRoomHasNoMoreSeatsThanTheOperatorAllows() {
    LobbyClient ann = player("Ann");
    String wish = "{\"game\":\"" + newGame() + "\",\"maxPlayers\":11}";
    assertThat(badFields(ann.post("api/rooms", wish))).containsExactly("maxPlayers");
    assertThat(badFields(ann.post("api/quick-match", wish))).containsExactly("maxPlayers");
    assertThat(ann.makeRoom(newGame(), 10)).isNotEmpty();
  }

  @Test
  void aRoomHasNoMoreSpectatorsThanTheOperatorAllows() {
    String code = player("Ann").makeRoom(newGame(), 3);
    String watch = "{\"as\":\"spectator\"}";
    LobbyClient ben = player("Ben");
    assertThat(ben.post(seats(code), watch).status()).isEqualTo(201);
    assertThat(player("Cleo").post(seats(code), watch).status()).isEqualTo(201);
    refused(409, "full", player("Dan").post(seats(code), watch));
    assertThat(ben.post(seats(code), watch).status()).isEqualTo(200);
    assertThat(player("Eve").sit(code).status()).isEqualTo(201);
  }

  @Test
  void concurrentSpectatorsDoNotExceedTheSpectatorLimit() {
    String code = player("Ann").makeRoom(newGame(), 3);
    List<LobbyClient> crowd = Stream.generate(() -> player("Fan")).limit(8).toList();
    String watch = "{\"as\":\"spectator\"}";
    List<Integer> statuses = Together.atOnce(crowd, fan -> fan.post(seats(code), watch).status());
    assertThat(Collections.frequency(statuses, 201)).isEqualTo(2);
    assertThat(Collections.frequency(statuses, 409)).isEqualTo(6);
    assertThat(stranger().room(code).getInt("spectators")).isEqualTo(2);
  }

  @Test
  void metadataIsNoLongerThanTheOperatorAllows() {
    LobbyClient ann = player("Ann");
    String longest = "{\"a\":\"" + "x".repeat(12) + "\"}";
    String tooLong = "{\"a\":\"" + "x".repeat(13) + "\"}";
    String code = ann.makeRoom(newGame(), 3, "{\"metadata\":" + longest + "}");
    String path = "api/rooms/" + code + "/metadata";
    assertThat(badFields(ann.send(ann.request("PUT", path, tooLong)))).containsExactly("metadata");
    String wish = "{\"game\":\"" + newGame() + "\",\"maxPlayers\":3,\"metadata\":" + tooLong + "}";
    assertThat(badFields(ann.post("api/rooms", wish))).containsExactly("metadata");
  }

  private static String seats(String code) {
    return "api/rooms/" + code + "/seats";
  }

  private static void repeat(int times, Supplier<Answer> request) {
    for (int i = 0; i < times; i++) {
      assertThat(request.get().status()).isBetween(200, 202);
    }
  }

  private static void tooMany(String limit, Answer answer) {
    refused(429, "too-many-" + limit, answer);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }

  private static LobbyClient stranger() {
    return LobbyClient.stranger(server.base());
  }

  private static LobbyClient player(String name) {
    return stranger().register(name);
  }
}
