package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;
import static org.cometlobby.it.lobby.RoomModelJson.comparable;
import static org.cometlobby.it.lobby.RoomModelJson.expected;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.lobby.room.Arrival;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Grace;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;

/**
 * A model-based test of a room: the state machine as the model, the running API as the system.
 * Random commands go to both; the answers, the room after each command and in the end the events
 * must be equal. Time is left out: countdowns outlast the test, and either every player has an open
 * stream all the time, or nobody has one, so presence never differs.
 */
final class RoomModel implements AutoCloseable {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration LONG = Duration.ofDays(10);
  private static final Grace GRACE = new Grace(LONG, LONG, LONG);

  private final Random random;
  private final LobbyClient stranger;
  private final List<LobbyClient> players;
  private final Arrival arrival;
  private final Map<String, EventStream> streams = new HashMap<>();
  private final List<RoomChange> changes = new ArrayList<>();
  private Room room;

  /** A command and the equivalent request. */
  private record Step(
      Command command, LobbyClient by, String method, String path, String body, int status) {
    Answer send(String code) {
      return by.send(by.request(method, "api/rooms/" + code + path, body));
    }
  }

  RoomModel(LobbyContract lobby, long seed) {
    random = new Random(seed);
    stranger = lobby.stranger();
    players = IntStream.range(0, 6).mapToObj(i -> lobby.player("P" + i)).toList();
    arrival = new Arrival(random.nextBoolean(), GRACE);
    room = open();
    if (arrival.connected()) {
      players.forEach(this::watch);
      Command connect = new Command.Connect(players.get(0).id());
      room = ((Outcome.Accepted) room.apply(connect, NOW)).room();
    }
  }

  /** Opens a player's stream, and waits until the player counts as there. */
  private void watch(LobbyClient player) {
    EventStream stream = player.watch(room.code());
    streams.put(player.id(), stream);
    stream.next();
  }

  @Override
  public void close() {
    streams.values().forEach(EventStream::close);
  }

  /** Applies a number of random commands to both, and compares them. */
  void applyRandomCommands(int commands) {
    try (EventStream stream = stranger.watch(room.code())) {
      assertThat(stream.next().version()).isEqualTo((int) room.version());
      for (int i = 0; i < commands; i++) {
        Step step = step(i);
        try {
          apply(step);
        } catch (AssertionError e) {
          throw new AssertionError(
              "Command " + i + ", " + step.command() + ": " + e.getMessage(), e);
        }
      }
      for (RoomChange change : changes) {
        EventStream.Event event = stream.next();
        assertThat(event.name())
            .as("%s", change.event())
            .isEqualTo(RoomModelJson.name(change.event()));
        assertThat(event.version()).as("%s", change.event()).isEqualTo((int) change.number());
      }
      if (room.phase() == Phase.CLOSED) {
        assertThat(stream.toTheEnd()).isEmpty();
      }
    }
  }

  private void apply(Step step) {
    Outcome outcome = room.apply(step.command(), NOW);
    Answer answer = step.send(room.code());
    if (outcome instanceof Outcome.Refused refusal) {
      refused(answer, refusal.refusal());
    } else {
      Outcome.Accepted accepted = (Outcome.Accepted) outcome;
      room = accepted.room();
      changes.addAll(accepted.changes());
      accepted.changes().forEach(this::watchAgain);
      boolean isNoNews = step.status() == 201 && accepted.changes().isEmpty();
      assertThat(answer.status()).as("%s", answer).isEqualTo(isNoNews ? 200 : step.status());
      if (!answer.body().isEmpty()) {
        assertThat(comparable(answer.json())).isEqualTo(expected(room));
      }
    }
    if (room.phase() == Phase.CLOSED) {
      refused(stranger.get("api/rooms/" + room.code()), Refusal.CLOSED);
    } else {
      assertThat(comparable(stranger.room(room.code()))).isEqualTo(expected(room));
    }
  }

  /** Opens the stream of a kicked player again, which the lobby ends; not that of a banned one. */
  private void watchAgain(RoomChange change) {
    if (change.event() instanceof LobbyEvent.Left left && left.reason() != LobbyEvent.Reason.LEFT) {
      Optional.ofNullable(streams.remove(left.playerId())).ifPresent(EventStream::toTheEnd);
      if (arrival.connected() && left.reason() == LobbyEvent.Reason.KICKED) {
        players.stream().filter(p -> p.id().equals(left.playerId())).forEach(this::watch);
      }
    }
  }

  private Step step(int i) {
    LobbyClient who = anybody();
    LobbyClient whom = anybody();
    // The host acts more often than others, or most commands would be refused.
    LobbyClient boss = random.nextBoolean() ? host() : who;
    return switch (random.nextInt(13)) {
      case 0, 1, 2 -> sit(who);
      case 3 -> step(new Command.LeaveSeat(who.id()), who, "DELETE", "/seats/me", "", 204);
      case 4 -> kick(boss, whom, random.nextInt(4) == 0);
      case 5, 6, 7 -> ready(who, random.nextInt(3) > 0);
      case 8 ->
          step(
              new Command.TransferHost(boss.id(), whom.id()),
              boss,
              "PUT",
              "/host",
              "{\"playerId\":\"" + whom.id() + "\"}",
              200);
      case 9 -> metadata(boss, described(random.nextInt(3)));
      case 10 -> step(new Command.Start(boss.id()), boss, "POST", "/start", "", 202);
      case 11 ->
          step(
              new Command.Say(who.id(), Message.chat("line " + i)),
              who,
              "POST",
              "/messages",
              "{\"text\":\"line " + i + "\"}",
              202);
      default ->
          step(
              new Command.Say(who.id(), Message.ofGame("move", JsonValue.TRUE)),
              who,
              "POST",
              "/messages",
              "{\"type\":\"move\",\"data\":true}",
              202);
    };
  }

  private Step sit(LobbyClient who) {
    Role role = random.nextInt(4) == 0 ? Role.SPECTATOR : Role.PLAYER;
    Optional<String> team =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(random.nextBoolean() ? "red" : "blue");
    JsonObjectBuilder body = Json.createObjectBuilder();
    team.ifPresent(name -> body.add("team", name));
    if (role == Role.SPECTATOR || random.nextBoolean()) {
      body.add("as", role == Role.SPECTATOR ? "spectator" : "player");
    }
    Command command = new Command.TakeSeat(player(who), role, team, arrival);
    return step(command, who, "POST", "/seats", body.build().toString(), 201);
  }

  private static Step kick(LobbyClient by, LobbyClient whom, boolean ban) {
    String path = "/seats/" + whom.id() + (ban ? "?ban=true" : "");
    return step(new Command.Kick(by.id(), whom.id(), ban), by, "DELETE", path, "", 204);
  }

  private static Step ready(LobbyClient who, boolean ready) {
    String body = "{\"ready\":" + ready + "}";
    return step(new Command.SetReady(who.id(), ready), who, "PUT", "/seats/me/ready", body, 200);
  }

  /** Returns metadata that name one team, two teams or none. */
  private static JsonObject described(int teams) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    Stream.of("red", "blue").limit(teams).forEach(names::add);
    return Json.createObjectBuilder().add("teams", names).build();
  }

  private static Step metadata(LobbyClient by, JsonObject metadata) {
    Command command = new Command.SetMetadata(by.id(), metadata);
    return step(command, by, "PUT", "/metadata", metadata.toString(), 200);
  }

  private static Step step(
      Command command, LobbyClient by, String method, String path, String body, int status) {
    return new Step(command, by, method, path, body, status);
  }

  private Room open() {
    int one = 1 + random.nextInt(5);
    int other = 1 + random.nextInt(5);
    NewRoom wish =
        new NewRoom(
            newGame(),
            "",
            Math.min(one, other),
            Math.max(one, other),
            random.nextBoolean() ? Visibility.PUBLIC : Visibility.UNLISTED,
            random.nextBoolean(),
            random.nextBoolean() ? 300 : 0,
            List.of(SpectatorsMay.values()).get(random.nextInt(3)),
            JsonValue.EMPTY_JSON_OBJECT,
            JsonValue.EMPTY_JSON_OBJECT);
    LobbyClient maker = players.get(0);
    JsonObject more =
        Json.createObjectBuilder()
            .add("minPlayers", wish.minPlayers())
            .add("visibility", RoomModelJson.name(wish.visibility()))
            .add("autoStart", wish.autoStart())
            .add("countdownSeconds", wish.countdownSeconds())
            .add("spectatorsMay", RoomModelJson.name(wish.spectatorsMay()))
            .build();
    String code = maker.makeRoom(wish.game(), wish.maxPlayers(), more.toString());
    List<RoomChange> opening =
        Room.open(code, "life", wish, player(maker), new Arrival(false, GRACE), NOW);
    return opening.get(opening.size() - 1).room();
  }

  private LobbyClient anybody() {
    return players.get(random.nextInt(players.size()));
  }

  private LobbyClient host() {
    return players.stream().filter(p -> room.isHost(p.id())).findFirst().orElse(players.get(0));
  }

  private Player player(LobbyClient client) {
    return new Player(client.id(), "P" + players.indexOf(client));
  }

  private static void refused(Answer answer, Refusal refusal) {
    switch (refusal) {
      case NO_SUCH_ROOM, CLOSED -> LobbyContract.refused(404, "no-such-room", answer);
      case FULL -> LobbyContract.refused(409, "full", answer);
      case STARTED -> LobbyContract.refused(409, "started", answer);
      case NOT_MEMBER -> LobbyContract.refused(403, "not-a-member", answer);
      case SPECTATOR -> LobbyContract.refused(403, "spectator", answer);
      case NOT_HOST -> LobbyContract.refused(403, "not-the-host", answer);
      case BANNED -> LobbyContract.refused(403, "banned", answer);
      case NO_SUCH_PLAYER -> LobbyContract.refused(404, "no-such-player", answer);
      case YOURSELF -> LobbyContract.refused(409, "yourself", answer);
      case NO_SUCH_TEAM -> assertThat(LobbyContract.badFields(answer)).containsExactly("team");
      case TOO_FEW -> LobbyContract.refused(409, "too-few", answer);
      case NO_MATCH, NOT_STARTED, TOO_MANY_SCHEDULED ->
          throw new AssertionError("No command causes this refusal: " + answer);
    }
  }
}
