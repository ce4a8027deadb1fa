package org.cometlobby.lobby;

import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Validator;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.cometlobby.lobby.game.GameProducer;
import org.cometlobby.lobby.game.StartNotices;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.lobby.store.StoreProducer;
import org.cometlobby.lobby.wire.WireEventForm;
import org.cometlobby.settings.SettingsReader;
import org.jboss.weld.junit.MockBean;
import org.jboss.weld.junit5.WeldInitiator;

/** The beans of the lobby for tests, without streams and HTTP. */
final class Lobbies {

  private Lobbies() {}

  /** The lobby's beans with these settings of its limits, and further beans. */
  static WeldInitiator with(Map<String, String> limits, Class<?>... further) {
    return WeldInitiator.from(
            WeldInitiator.createWeld()
                .beanClasses(
                    LobbyBean.class,
                    Bounds.class,
                    QuickMatch.class,
                    TestSchedulerProducer.class,
                    Presence.class,
                    CommittedEvents.class,
                    GameProducer.class,
                    StartNotices.class,
                    WireEventForm.class,
                    CommitIds.class,
                    RequestedCommit.class,
                    StoreProducer.class)
                .addBeanClasses(further))
        .addBeans(
            MockBean.of(alwaysLater(), InstantSource.class),
            MockBean.of(limits(limits), LobbyLimits.class),
            MockBean.of(LobbySettings.read(reader(Map.of())), LobbySettings.class),
            MockBean.builder().types(Validator.class).creating(acceptingValidator()).build())
        .activate(RequestScoped.class)
        .build();
  }

  /** Returns a clock that never gives an instant twice, so that rooms differ in age. */
  private static InstantSource alwaysLater() {
    AtomicLong asked = new AtomicLong();
    return () -> Rooms.NOW.plusMillis(asked.incrementAndGet());
  }

  private static LobbyLimits limits(Map<String, String> set) {
    return new LobbyLimits(LimitSettings.read(reader(set)), System::nanoTime);
  }

  private static SettingsReader reader(Map<String, String> set) {
    return new SettingsReader(name -> Optional.ofNullable(set.get(name)));
  }

  private static Validator acceptingValidator() {
    return (Validator)
        Proxy.newProxyInstance(
            Validator.class.getClassLoader(),
            new Class<?>[] {Validator.class},
            (proxy, method, arguments) -> Set.of());
  }
}
