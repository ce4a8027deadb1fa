package org.cometlobby.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.LobbyClient.Answer;
import org.cometlobby.it.harness.RawClient;
import org.cometlobby.it.harness.Together;

/**
 * An attacker with a network, as many players as the lobby lets in, and connections. At the end all
 * of it goes away, as it would by itself some time later.
 */
final class Attacker implements AutoCloseable {

  private static final String MANUAL = "{\"autoStart\":false}";

  private final Bystanders bystanders;
  private final String address;
  private final LobbyClient stranger;
  private final List<LobbyClient> players = Collections.synchronizedList(new ArrayList<>());
  private final List<Closeable> open = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong sent = new AtomicLong();

  /**
   * @param address the numeric address of all requests
   */
  Attacker(URI base, String address, Bystanders bystanders) {
    this.bystanders = bystanders;
    this.address = address;
    this.stranger = LobbyClient.stranger(base).from(address);
  }

  /** Returns a client without a player. */
  LobbyClient stranger() {
    return stranger;
  }

  /** Registers a player. */
  LobbyClient player() {
    LobbyClient player = stranger.register("Mallory");
    players.add(player);
    return player;
  }

  List<LobbyClient> players(int count) {
    List<LobbyClient> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(player());
    }
    return some;
  }

  /** Makes a room that doesn't start by itself, and returns its code. */
  String room(LobbyClient maker, int maxPlayers) {
    return maker.makeRoom(Bystanders.newGame(), maxPlayers, MANUAL);
  }

  /** Does the same as each of some players, or with each of some groups, at the same time. */
  static <P> void each(List<P> some, Consumer<P> action) {
    Together.atOnce(
        some,
        one -> {
          action.accept(one);
          return true;
        });
  }

  /** Returns the accepted request's answer, and counts the bytes of its body. */
  Answer counted(String body, Answer answer) {
    if (right(answer).status() < 300) {
      sent.addAndGet(body.length());
    }
    return answer;
  }

  /** Returns how many bytes of counted bodies the lobby has accepted. */
  long sent() {
    return sent.get();
  }

  /** Sends a form to a page. */
  Answer form(String path, String form) {
    return right(
        stranger.send(
            stranger
                .builder(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method("POST", BodyPublishers.ofString(form))));
  }

  /** Connects and sends a request's head, and perhaps more. */
  RawClient raw(String method, String path, String more, String... headers) throws IOException {
    RawClient client = RawClient.connect(stranger.base());
    open.add(client);
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("X-Forwarded-For: " + address);
    client.send(
        RawClient.request(stranger.base(), method, path, all.toArray(String[]::new)) + more);
    return client;
  }

  /** Keeps a stream open until the attack is over. */
  EventStream keep(EventStream stream) {
    open.add(stream::close);
    return stream;
  }

  /** Returns once some more messages of the bystanders have arrived. */
  void goesOn() {
    bystanders.awaitMore(3);
  }

  /** Checks that an answer is no failure, and that a refusal for now says for how long. */
  static Answer right(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isLessThan(500);
    if (answer.status() == 429) {
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    for (Closeable one : List.copyOf(open)) {
      one.close();
    }
    for (LobbyClient player : List.copyOf(players)) {
      // The network may have used up its requests. An operator would end the players, too.
      assertThat(player.from("192.0.2.250").delete("api/players/me").status()).isIn(204, 401);
    }
  }
}
