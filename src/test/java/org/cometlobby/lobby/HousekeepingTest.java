package org.cometlobby.lobby;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.cometlobby.lobby.room.Rooms;
import org.cometlobby.scheduling.Scheduler;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

  private final Set<String> calls = ConcurrentHashMap.newKeySet();

  @Test
  void playersCommitsAndRatesAreForgottenInALobbyInWhichNothingHappens() {
    AtomicLong nanos = new AtomicLong();
    LobbyLimits limits =
        new LobbyLimits(
            LimitSettings.read(new SettingsReader(name -> Optional.empty())), nanos::get);
    limits.change("ann");
    nanos.addAndGet(Duration.ofDays(1).toNanos());
    try (Scheduler scheduler = new Scheduler(Executors.defaultThreadFactory(), 1)) {
      Housekeeping.start(
          Duration.ofMillis(1),
          scheduler,
          recording(PlayerStore.class),
          recording(RoomStore.class),
          limits,
          InstantSource.fixed(Rooms.NOW));
      await()
          .until(
              () ->
                  limits.size() == 0
                      && calls.containsAll(
                          List.of(
                              "PlayerStore.forgetExpired []",
                              "RoomStore.forgetExpired [" + Rooms.NOW + "]")));
    }
  }

  private <T> T recording(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              List<Object> given = arguments == null ? List.of() : List.of(arguments);
              calls.add(type.getSimpleName() + "." + method.getName() + " " + given);
              return null;
            }));
  }
}
