package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import java.util.UUID;
import org.cometlobby.it.harness.EventStream;
import org.cometlobby.it.harness.EventStream.Event;
import org.cometlobby.it.harness.LobbyClient;

/**
 * Players who do what players do while others abuse the lobby. Each check fails if something is
 * refused, lost or cut off.
 */
final class Bystanders implements AutoCloseable {

  private final LobbyClient ann;
  private final LobbyClient ben;
  private final String code;
  private final EventStream stream;
  private int version;

  /** Seats Ann, whose stream stays open. */
  Bystanders(LobbyClient ann, LobbyClient ben) {
    this.ann = ann;
    this.ben = ben;
    code = ann.makeRoom(newGame(), 3, "{\"autoStart\":false}");
    stream = ann.watch(code);
    version = stream.next().version();
  }

  /** Has Ben join, say a line, and leave; Ann sees all of it, in order, in her one stream. */
  void talk() {
    String line = "Hello " + UUID.randomUUID();
    assertThat(ben.sit(code).status()).isEqualTo(201);
    assertThat(ben.say(code, line).status()).isEqualTo(202);
    assertThat(ben.leave(code).status()).isEqualTo(204);
    assertThat(next("joined").data().getString("playerId")).isEqualTo(ben.id());
    assertThat(next("message").data().getString("text")).isEqualTo(line);
    next("left");
  }

  private Event next(String name) {
    Event event = stream.next();
    assertThat(event.name()).as("%s", event).isEqualTo(name);
    assertThat(event.version()).as("%s", event).isEqualTo(++version);
    return event;
  }

  /** Starts a game of two. */
  void play() {
    String game = newGame();
    String table = ann.makeRoom(game, 2);
    try (EventStream hers = ann.watch(table);
        EventStream his = ben.watch(table)) {
      assertThat(ben.sit(table).status()).isEqualTo(201);
      hers.upTo("start");
      his.upTo("start");
    }
    assertThat(ben.get("api/rooms/" + table + "/ticket").status()).isEqualTo(200);
    ann.leave(table);
    ben.leave(table);
  }

  @Override
  public void close() {
    stream.close();
    ann.leave(code);
  }
}
