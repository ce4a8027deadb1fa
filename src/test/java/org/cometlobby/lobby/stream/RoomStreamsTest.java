package org.cometlobby.lobby.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.Validator;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cometlobby.comet.Entry;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Topic;
import org.cometlobby.lobby.Bounds;
import org.cometlobby.lobby.ClockProducer;
import org.cometlobby.lobby.CommitIds;
import org.cometlobby.lobby.CommittedEvents;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.LobbySettingsProducer;
import org.cometlobby.lobby.Presence;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.RegisteredPlayer;
import org.cometlobby.lobby.RequestedCommit;
import org.cometlobby.lobby.RoomFilter;
import org.cometlobby.lobby.RoomOrder;
import org.cometlobby.lobby.TestSchedulerProducer;
import org.cometlobby.lobby.game.GameProducer;
import org.cometlobby.lobby.game.StartNotices;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.SpectatorsMay;
import org.cometlobby.lobby.room.Visibility;
import org.cometlobby.lobby.store.StoreProducer;
import org.cometlobby.lobby.wire.WireEventForm;
import org.jboss.weld.junit.MockBean;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** The lobby's beans together, as CDI wires them. */
@EnableWeld
class RoomStreamsTest {

  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(
              LobbyBean.class,
              Bounds.class,
              GameProducer.class,
              StartNotices.class,
              WireEventForm.class,
              CommitIds.class,
              RequestedCommit.class,
              ClockProducer.class,
              StoreProducer.class,
              LobbySettingsProducer.class,
              TestSchedulerProducer.class,
              Presence.class,
              CommittedEvents.class,
              PlayerStreams.class,
              RoomStreams.class,
              BadgeStream.class,
              FailingObserver.class)
          .addBeans(
              MockBean.builder().types(Validator.class).creating(acceptingValidator()).build())
          .build();

  /** An observer outside the lobby that fails. */
  @ApplicationScoped
  static class FailingObserver {
    void fail(@Observes RoomChange change) {
      if (change.event() instanceof LobbyEvent.Joined) {
        throw new IllegalStateException("failing on purpose");
      }
    }
  }

  @Test
  void aRoomsStreamHasTheEventsOfItsJournalWithTheirNumbers() {
    LobbyBean lobby = lobby();
    Player ann = lobby.register("Ann").player();
    Player ben = lobby.register("Ben").player();
    Room room = lobby.create(ann, NewRoom.of("go", 2));
    Topic<Object> topic = read(room.code().toLowerCase(Locale.ROOT));
    lobby.takeSeat(ben, room.code(), Role.PLAYER, Optional.empty());
    lobby.takeSeat(ben, room.code(), Role.PLAYER, Optional.empty());
    lobby.start(ann, room.code());
    lobby.leaveSeat(ann, room.code());
    Room last = lobby.find(room.code()).orElseThrow();
    assertThat(topic.journal().after(0, 100))
        .extracting(Entry::event)
        .extracting(Optional::orElseThrow)
        .containsExactly("created", "joined", "start", "host", "left");
    assertThat(topic.journal().last()).isEqualTo(last.version());
    assertThat(topic.journal().state().orElseThrow().offset()).isEqualTo(last.version());
  }

  @Test
  void theStreamOfAClosedRoomEndsAndIsRemoved() {
    LobbyBean lobby = lobby();
    Player ann = lobby.register("Ann").player();
    Room room = lobby.create(ann, NewRoom.of("go", 2));
    Topic<Object> topic = read(room.code());
    lobby.leaveSeat(ann, room.code());
    assertThat(topic.journal().isClosed()).isTrue();
    List<Entry> entries = topic.journal().after(0, 100);
    assertThat(entries.get(entries.size() - 1).event()).contains("closed");
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> read(room.code()));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(lobby.find(room.code())).isEmpty();
  }

  @Test
  void aBadgeIsDrawnOnlyWhileItHasReaders() {
    LobbyBean lobby = lobby();
    Player ann = lobby.register("Ann").player();
    String code = lobby.create(ann, NewRoom.of("go", 8)).code();
    FakeSubscriber reader = new FakeSubscriber();
    Topic<String> badge = badge(code, reader);
    assertThat(badge.journal().last()).isEqualTo(1);
    sit(lobby, code);
    assertThat(badge.journal().last()).isEqualTo(2);

    reader.end();
    sit(lobby, code);
    sit(lobby, code);
    assertThat(badge.journal().last()).isEqualTo(2);

    assertThat(badge(code, new FakeSubscriber())).isSameAs(badge);
    assertThat(badge.journal().last()).as("the present picture").isEqualTo(3);
  }

  private Topic<String> badge(String code, FakeSubscriber reader) {
    return weld.select(BadgeStream.class).get().badge(code, Optional.empty(), null, reader);
  }

  private static void sit(LobbyBean lobby, String code) {
    lobby.takeSeat(lobby.register("Ben").player(), code, Role.PLAYER, Optional.empty());
  }

  @Test
  void aKickedPlayersStreamEndsAfterTheKickButNotAfterOneBeforeThePresentSeat() {
    LobbyBean lobby = lobby();
    Player ann = lobby.register("Ann").player();
    Player ben = lobby.register("Ben").player();
    String code = lobby.create(ann, NewRoom.of("go", 3)).code();
    lobby.takeSeat(ben, code, Role.PLAYER, Optional.empty());
    Entry joined = lastEntry(code);
    FakeSubscriber before = open(code, ben);
    lobby.kick(ann, code, ben.id(), false);
    Entry kicked = lastEntry(code);
    for (FakeSubscriber stream : List.of(before, open(code, ben))) {
      assertThat(stream.endsAfter(kicked)).isTrue();
      assertThat(stream.endsAfter(joined)).isFalse();
    }
    assertThat(open(code, ann).endsAfter(kicked)).isFalse();
    lobby.takeSeat(ben, code, Role.PLAYER, Optional.empty());
    FakeSubscriber again = open(code, ben);
    assertThat(again.endsAfter(kicked)).as("a kick of before").isFalse();
    lobby.kick(ann, code, ben.id(), false);
    assertThat(again.endsAfter(lastEntry(code))).isTrue();
    lobby.takeSeat(ben, code, Role.PLAYER, Optional.empty());
    lobby.leaveSeat(ben, code);
    assertThat(open(code, ben).endsAfter(lastEntry(code))).as("left by itself").isFalse();
  }

  @Test
  void aStreamThatAKickedPlayerHasJustOpenedGoesOnAndABannedPlayersEnds() {
    LobbyBean lobby = lobby();
    Player ann = lobby.register("Ann").player();
    Player ben = lobby.register("Ben").player();
    String code = lobby.create(ann, NewRoom.of("go", 3)).code();
    for (boolean ban : List.of(false, true)) {
      lobby.takeSeat(ben, code, Role.PLAYER, Optional.empty());
      FakeSubscriber stream = open(code, ben);
      boolean[] ended = {false};
      stream.onEnd(() -> ended[0] = true);
      lobby.kick(ann, code, ben.id(), ban);
      assertThat(ended[0]).as("ended by the change itself").isEqualTo(ban);
    }
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> open(code, ben));
    assertThat(refused.status()).isEqualTo(403);
  }

  private FakeSubscriber open(String code, Player player) {
    FakeSubscriber subscriber = new FakeSubscriber();
    weld.select(RoomStreams.class).get().room(code, player, subscriber);
    return subscriber;
  }

  private Entry lastEntry(String code) {
    List<Entry> entries = read(code).journal().entries();
    return entries.get(entries.size() - 1);
  }

  @Test
  void aRefusalSaysWhy() {
    LobbyBean lobby = lobby();
    Player ann = lobby.register("Ann").player();
    Room room = lobby.create(ann, NewRoom.of("go", 2));
    assertThatThrownBy(() -> lobby.start(ann, room.code()))
        .isInstanceOfSatisfying(
            RefusalException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TOO_FEW));
    assertThatThrownBy(() -> lobby.takeSeat(ann, "nonsense", Role.PLAYER, Optional.empty()))
        .isInstanceOfSatisfying(
            RefusalException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.NO_SUCH_ROOM));
  }

  @Test
  void aPlayerIsFoundOnlyByTheTokenAndAnUnlistedRoomOnlyByItsCode() {
    LobbyBean lobby = lobby();
    RegisteredPlayer ann = lobby.register("  Ann ");
    assertThat(ann.player().name()).isEqualTo("Ann");
    assertThat(lobby.authenticate(ann.token())).contains(ann.player());
    for (String other :
        List.of("", ".", ann.player().id(), ann.player().id() + ".", ann.token() + "x")) {
      assertThat(lobby.authenticate(other)).as(other).isEmpty();
    }
    Room shown = lobby.create(ann.player(), NewRoom.of("go", 2));
    Room hidden = lobby.create(ann.player(), unlisted());
    assertThat(lobby.list(RoomFilter.ALL, RoomOrder.NEWEST, Optional.empty(), 10).rooms())
        .containsExactly(shown);
    assertThat(lobby.find(hidden.code())).contains(hidden);
    assertThat(lobby.roomsOf(ann.player())).containsExactlyInAnyOrder(shown, hidden);
  }

  private static NewRoom unlisted() {
    NewRoom room = NewRoom.of("go", 2);
    return new NewRoom(
        room.game(),
        room.title(),
        room.minPlayers(),
        room.maxPlayers(),
        Visibility.UNLISTED,
        room.autoStart(),
        room.countdownSeconds(),
        SpectatorsMay.CHAT,
        room.metadata(),
        room.attributes());
  }

  private LobbyBean lobby() {
    return weld.select(LobbyBean.class).get();
  }

  /** Reads a room's stream without being a player. */
  private Topic<Object> read(String code) {
    return weld.select(RoomStreams.class).get().room(code, null, new FakeSubscriber());
  }

  /** Returns a validator that accepts everything; bounds are tested in a container. */
  private static Validator acceptingValidator() {
    return (Validator)
        Proxy.newProxyInstance(
            Validator.class.getClassLoader(),
            new Class<?>[] {Validator.class},
            (proxy, method, arguments) -> method.getName().equals("validate") ? Set.of() : null);
  }
}
