package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Rooms;
import org.jboss.weld.junit.MockBean;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableWeld
class StreamTicketsTest {

  private static final String STREAM = "/streams/rooms/K7QX2M";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Player ann = new Player("annannannannanna", "Ann");
  private final Player ben = new Player("benbenbenbenbenb", "Ben");
  private final Players players = new Players();
  private Instant now = Rooms.NOW;

  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(StreamTickets.class)
          .addBeans(
              MockBean.of(players, PlayerStore.class),
              MockBean.of((InstantSource) () -> now, InstantSource.class))
          .build();

  @Inject StreamTickets tickets;

  @BeforeEach
  void prepare() {
    players.add(new PlayerStore.StoredPlayer(ann, "hash of Ann's secret"));
    players.add(new PlayerStore.StoredPlayer(ben, "hash of Ben's secret"));
  }

  private String ticket() {
    return tickets.issue(ann, STREAM).orElseThrow().ticket();
  }

  @Test
  void aTicketIdentifiesItsPlayerAndIsASignOfLife() {
    assertThat(tickets.player(ticket(), STREAM, false)).contains(ann);
    assertThat(players.seen).containsExactly(ann.id());
  }

  @Test
  void aTicketIsGoodForItsOwnStreamAlone() {
    for (String other :
        List.of(
            "/streams/rooms/K7QX2N",
            "/streams/rooms/K7QX2M/badge",
            "/streams/rooms",
            "/api/players/me",
            "")) {
      assertThat(tickets.player(ticket(), other, false)).as(other).isEmpty();
    }
  }

  @Test
  void aTicketOpensForAMinuteAndTheStreamComesBackForADay() {
    StreamTicket issued = tickets.issue(ann, STREAM).orElseThrow();
    String ticket = issued.ticket();
    Instant expiry = issued.expiresAt();
    now = expiry;
    assertThat(tickets.player(ticket, STREAM, false)).contains(ann);
    now = expiry.plus(SECOND);
    assertThat(tickets.player(ticket, STREAM, false)).isEmpty();
    assertThat(tickets.player(ticket, STREAM, true)).contains(ann);
    now = Rooms.NOW.plus(Duration.ofDays(1));
    assertThat(tickets.player(ticket, STREAM, true)).contains(ann);
    now = now.plus(SECOND);
    assertThat(tickets.player(ticket, STREAM, true)).isEmpty();
  }

  @Test
  void aClockThatHasGoneBackMakesNoTicketLast() {
    String ticket = ticket();
    now = Rooms.NOW.minus(Duration.ofHours(1));
    assertThat(tickets.player(ticket, STREAM, true)).isEmpty();
  }

  @Test
  void aTicketEndsWithItsPlayer() {
    String ticket = ticket();
    players.known.remove(ann.id());
    assertThat(tickets.player(ticket, STREAM, true)).isEmpty();
    assertThat(tickets.issue(ann, STREAM)).isEmpty();
  }

  @Test
  void nobodyMakesATicketWithoutTheSecret() {
    String ticket = ticket();
    String[] parts = ticket.split("\\.", -1);
    List<String> forged = new ArrayList<>();
    forged.add(ben.id() + "." + parts[1] + "." + parts[2]);
    forged.add(parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2]);
    forged.add(parts[0] + "." + parts[1] + "." + "A".repeat(43));
    forged.add(parts[0] + "." + parts[1] + ".");
    forged.add(parts[0] + ".999999999999." + parts[2]);
    forged.add(ticket + "x");
    forged.add("");
    forged.add("..");
    assertThat(forged).allMatch(text -> tickets.player(text, STREAM, true).isEmpty());
  }

  private static final class Players implements PlayerStore {

    private final Map<String, StoredPlayer> known = new HashMap<>();
    private final List<String> seen = new ArrayList<>();

    @Override
    public boolean add(StoredPlayer player) {
      known.put(player.player().id(), player);
      return true;
    }

    @Override
    public Optional<StoredPlayer> find(String playerId) {
      return Optional.ofNullable(known.get(playerId));
    }

    @Override
    public void seen(String playerId) {
      seen.add(playerId);
    }

    @Override
    public void sat(String playerId) {}

    @Override
    public boolean forget(String playerId) {
      return known.remove(playerId) != null;
    }

    @Override
    public void forgetExpired() {}
  }
}
