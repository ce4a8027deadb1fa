package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Expiry;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.scheduling.Scheduler;
import org.jboss.weld.junit.MockBean;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableWeld
class PresenceTest {

  private static final String CODE = "K7QX2M";
  private static final String ANN = "ann";
  private static final String BEN = "ben";

  private final Scheduler scheduler = new Scheduler(Executors.defaultThreadFactory(), 1);
  private final List<Object> steps = new CopyOnWriteArrayList<>();
  private final LobbySettings settings =
      new LobbySettings(Rooms.GRACE, Duration.ofMillis(100), new Expiry(Duration.ofHours(4)));
  private volatile boolean isFull;
  private volatile boolean hangs;

  private Presence presence;

  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(Presence.class)
          .addBeans(
              MockBean.of(store(), RoomStore.class),
              MockBean.of(settings, LobbySettings.class),
              MockBean.of(InstantSource.fixed(Rooms.NOW), InstantSource.class),
              MockBean.of(scheduler, Scheduler.class))
          .build();

  @BeforeEach
  void lookUp() {
    presence = weld.select(Presence.class).get();
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void anOpenedStreamWaitsForItsCommitAndAnEndedOneDoesNot() {
    presence.opened(CODE, ANN);
    assertThat(steps).containsExactly(new Command.Connect(ANN), "durable");
    presence.closed(CODE, ANN, false);
    await().until(() -> steps.size() > 2);
    close();
    assertThat(steps)
        .containsExactly(
            new Command.Connect(ANN), "durable", new Command.Disconnect(ANN, settings.grace()));
  }

  @Test
  void aStreamIsOpenedAlthoughTheDiskHangs() {
    hangs = true;
    presence.opened(CODE, ANN);
    assertThat(steps).containsExactly(new Command.Connect(ANN));
  }

  @Test
  void aRoomIsToldLaterOfAStreamThatWasOpenedWhileTheDiskWasFull() {
    isFull = true;
    presence.opened(CODE, ANN);
    assertThat(steps).isEmpty();
    isFull = false;
    await().until(() -> steps.contains(new Command.Connect(ANN)));
  }

  @Test
  void aPageThatGoesAwayDisconnectsItsPlayerThoughTheStreamIsOpen() {
    presence.opened(CODE, ANN);
    presence.said(CODE, ANN, false);
    await().until(() -> steps.contains(new Command.Disconnect(ANN, settings.grace())));
    assertThat(presence.isConnected(CODE, ANN)).isFalse();
    presence.opened(CODE, ANN);
    assertThat(presence.isConnected(CODE, ANN)).isTrue();
  }

  @Test
  void aReloadedPageDisconnectsNobody() {
    presence.opened(CODE, ANN);
    presence.said(CODE, ANN, false);
    presence.opened(CODE, ANN);
    presence.closed(CODE, ANN, false);
    // All that was planned has run once this player's goodbye has.
    presence.opened(CODE, BEN);
    presence.said(CODE, BEN, false);
    await().until(() -> steps.contains(new Command.Disconnect(BEN, settings.grace())));
    assertThat(steps).doesNotContain(new Command.Disconnect(ANN, settings.grace()));
  }

  @Test
  void aPlayerWhoFallsSilentIsAwayUntilTheNextSignOfLife() {
    presence.opened(CODE, ANN);
    presence.said(CODE, ANN, true);
    await().until(() -> steps.contains(new Command.Disconnect(ANN, settings.grace())));
    steps.clear();
    presence.sign(ANN);
    await().until(() -> steps.contains(new Command.Connect(ANN)));
    await().until(() -> steps.contains(new Command.Disconnect(ANN, settings.grace())));
  }

  @Test
  void aPlayerWhoNeverSpeaksMayBeSilent() {
    presence.opened(CODE, ANN);
    presence.opened(CODE, BEN);
    presence.said(CODE, BEN, true);
    await().until(() -> steps.contains(new Command.Disconnect(BEN, settings.grace())));
    assertThat(presence.isConnected(CODE, ANN)).isTrue();
  }

  /** A store that notes each command and each wait. */
  private RoomStore store() {
    Room room = last(Rooms.opening(CODE, NewRoom.of("go", 2), new Player(ANN, "Ann")));
    return (RoomStore)
        Proxy.newProxyInstance(
            RoomStore.class.getClassLoader(),
            new Class<?>[] {RoomStore.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("begin");
              fail(isFull);
              steps.add(arguments[1]);
              return Optional.of(
                  new Committing<Outcome>(
                      new Outcome.Accepted(List.of(), room),
                      () -> {
                        fail(hangs);
                        steps.add("durable");
                      }));
            });
  }

  private static void fail(boolean isNow) {
    if (isNow) {
      throw new UnavailableException("The disk of the test takes nothing", Duration.ofMillis(1));
    }
  }

  private static Room last(List<RoomChange> changes) {
    return changes.get(changes.size() - 1).room();
  }
}
