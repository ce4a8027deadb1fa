package org.cometlobby.it.lobby;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;

/**
 * Clients that change a lobby as fast as they can until it is gone, and note of each change whether
 * it was acknowledged or refused; a change without an answer may have happened or not.
 */
final class CrashLoad {

  /** The result of a change, as its client knows it. */
  enum Outcome {
    OK,
    REFUSED,
    UNKNOWN
  }

  /** A room for messages, with the cursor from which its journal is read afterwards. */
  record Talk(String code, String cursor, AtomicInteger budget) {}

  /** A room of a game for two, with what a first look at it showed. */
  record Match(String code, String cursor, boolean started) {}

  /** A player with an acknowledged seat. */
  record Arrival(LobbyClient player, String code) {}

  private final List<LobbyClient> clients;
  private final List<Talk> talks;
  private final Map<String, String> readyRooms;
  private final String game;

  private final ConcurrentMap<String, Outcome> texts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Set<Boolean>> ready = new ConcurrentHashMap<>();
  private final Queue<LobbyClient> registered = new ConcurrentLinkedQueue<>();
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final Queue<Match> matches = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean gone = new AtomicBoolean();
  private final AtomicInteger numbers = new AtomicInteger();

  /**
   * @param talks rooms in which every client has a seat
   * @param readyRooms a room for each client's id, in which its ready changes
   */
  CrashLoad(
      List<LobbyClient> clients, List<Talk> talks, Map<String, String> readyRooms, String game) {
    this.clients = List.copyOf(clients);
    this.talks = List.copyOf(talks);
    this.readyRooms = Map.copyOf(readyRooms);
    this.game = game;
    clients.forEach(client -> ready.put(client.id(), Set.of(false)));
  }

  /** Starts a thread for each client. */
  List<Thread> start() {
    List<Thread> threads = new ArrayList<>();
    for (LobbyClient client : clients) {
      Thread thread = new Thread(() -> change(client), "crash-load");
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private void change(LobbyClient client) {
    while (!gone.get()) {
      int dice = ThreadLocalRandom.current().nextInt(100);
      if (dice < 70) {
        say(client);
      } else if (dice < 85) {
        toggleReady(client);
      } else if (dice < 95) {
        arrive(client, "");
      } else {
        arrive(client, "{\"game\":\"" + game + "-slow\",\"maxPlayers\":2,\"countdownSeconds\":1}");
      }
    }
  }

  private void say(LobbyClient client) {
    Talk talk = talks.get(ThreadLocalRandom.current().nextInt(talks.size()));
    if (talk.budget().getAndDecrement() > 0) {
      String text = talk.code() + " " + numbers.incrementAndGet();
      texts.put(text, Outcome.UNKNOWN);
      texts.put(
          text,
          post(client, "api/rooms/" + talk.code() + "/messages", "{\"text\":\"" + text + "\"}"));
    }
  }

  private void toggleReady(LobbyClient client) {
    boolean value = ThreadLocalRandom.current().nextBoolean();
    String path = "api/rooms/" + readyRooms.get(client.id()) + "/seats/me/ready";
    Optional<Answer> answer =
        client.attempt(client.request("PUT", path, "{\"ready\":" + value + "}"));
    switch (outcome(answer)) {
      case OK -> ready.put(client.id(), Set.of(value));
      case UNKNOWN -> ready.put(client.id(), Set.of(true, false));
      case REFUSED -> {}
    }
  }

  /** Registers a player, who takes a seat by quick match or makes a room for a second player. */
  private void arrive(LobbyClient client, String room) {
    Optional<LobbyClient> player = register(client);
    if (player.isEmpty()) {
      return;
    }
    Optional<String> code =
        room.isEmpty()
            ? enter(player.get(), "api/quick-match", "{\"game\":\"" + game + "\",\"maxPlayers\":2}")
            : enter(player.get(), "api/rooms", room);
    if (code.isPresent()) {
      look(player.get(), code.get());
      if (!room.isEmpty()) {
        register(client)
            .ifPresent(
                second ->
                    enter(second, "api/rooms/" + code.get() + "/seats", "{}")
                        .ifPresent(entered -> look(second, entered)));
      }
    }
  }

  private Optional<LobbyClient> register(LobbyClient client) {
    Optional<LobbyClient> player =
        client
            .attempt(client.request("POST", "api/players", "{\"name\":\"Late\"}"))
            .filter(answer -> answer.status() == 201)
            .map(client::of);
    player.ifPresent(registered::add);
    gone.compareAndSet(false, player.isEmpty());
    return player;
  }

  private Optional<String> enter(LobbyClient player, String path, String json) {
    Optional<Answer> answer = player.attempt(player.request("POST", path, json));
    if (outcome(answer) != Outcome.OK) {
      return Optional.empty();
    }
    String code = answer.orElseThrow().code();
    arrivals.add(new Arrival(player, code));
    return Optional.of(code);
  }

  /** Looks at the room by a poll, from which on the player counts as there for a while. */
  private void look(LobbyClient player, String code) {
    player
        .attempt(player.request("GET", "streams/rooms/" + code + "?as=poll&wait=0", ""))
        .filter(answer -> answer.status() == 200)
        .map(Answer::json)
        .ifPresent(
            poll ->
                matches.add(
                    new Match(
                        code,
                        poll.getString("cursor"),
                        hasStarted(poll.getJsonArray("parts").toString()))));
  }

  /** Returns whether the parts have a snapshot of a started room, or the start itself. */
  private static boolean hasStarted(String parts) {
    return parts.contains("\"started\"") || parts.contains("\"event\":\"start\"");
  }

  private Outcome post(LobbyClient client, String path, String json) {
    return outcome(client.attempt(client.request("POST", path, json)));
  }

  private Outcome outcome(Optional<Answer> answer) {
    if (answer.isEmpty()) {
      gone.set(true);
      return Outcome.UNKNOWN;
    }
    return answer.get().status() < 300 ? Outcome.OK : Outcome.REFUSED;
  }

  /** Returns the messages' outcomes by their texts, each of which begins with the room's code. */
  Map<String, Outcome> texts() {
    return texts;
  }

  /** Returns the values that a client's ready can have now, by the client's id. */
  Map<String, Set<Boolean>> ready() {
    return ready;
  }

  Collection<LobbyClient> registered() {
    return registered;
  }

  Collection<Arrival> arrivals() {
    return arrivals;
  }

  Collection<Match> matches() {
    return matches;
  }
}
