package org.cometlobby.lobby.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Future;
import org.cometlobby.lobby.CommittedEvents;
import org.cometlobby.lobby.EventForm;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.LobbySettings;
import org.cometlobby.lobby.NoticeMaker;
import org.cometlobby.lobby.Outbox;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.PlayerStore;
import org.cometlobby.lobby.RoomIndex;
import org.cometlobby.lobby.RoomStore;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.scheduling.Scheduler;
import org.cometlobby.settings.SettingsReader;

/**
 * The producer of the stores: in this process, in memory, and with a directory also in files. The
 * one place to change for another store.
 */
@ApplicationScoped
public class StoreProducer {

  @SuppressWarnings("NullAway.Init") // by the container
  @Resource
  ManagedThreadFactory threads;

  @Produces
  @Singleton
  StoreSettings settings() {
    return StoreSettings.read(SettingsReader.ofSystem());
  }

  @Produces
  @Singleton
  EmbeddedStore open(
      StoreSettings settings,
      LobbySettings lobby,
      LobbyLimits limits,
      EventForm form,
      NoticeMaker notices,
      CommittedEvents committed,
      InstantSource clock,
      Scheduler scheduler) {
    return EmbeddedStore.open(
        settings,
        lobby,
        limits.settings().players(),
        form,
        notices,
        new CdiPublication(committed, scheduler),
        clock,
        threads);
  }

  // Static: the store ends after this bean, and ending it must not make the bean again.
  static void close(@Disposes EmbeddedStore store) {
    store.close();
  }

  /** Opens the store at the start, so that a directory that can't be used stops it. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application, RoomStore rooms) {
    rooms.restored();
  }

  @Produces
  @ApplicationScoped
  RoomStore rooms(EmbeddedStore store) {
    return store.rooms();
  }

  @Produces
  @ApplicationScoped
  RoomIndex index(EmbeddedStore store) {
    return store.index();
  }

  @Produces
  @ApplicationScoped
  PlayerStore players(EmbeddedStore store) {
    return store.players();
  }

  @Produces
  @ApplicationScoped
  Outbox outbox(EmbeddedStore store) {
    return store.notices();
  }

  private record CdiPublication(CommittedEvents committed, Scheduler scheduler)
      implements Publication {

    @Override
    public void change(RoomChange change) {
      committed.publish(change);
    }

    @Override
    public void notice(PendingNotice notice) {
      committed.publish(notice);
    }

    @Override
    public void soon(Runnable task) {
      Future<?> unused = scheduler.schedule(Duration.ZERO, "The publication of a commit", task);
    }
  }
}
