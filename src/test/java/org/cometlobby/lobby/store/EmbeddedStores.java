package org.cometlobby.lobby.store;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.cometlobby.comet.Entry;
import org.cometlobby.lobby.EventForm;
import org.cometlobby.lobby.LobbySettings;
import org.cometlobby.lobby.PendingNotice;
import org.cometlobby.lobby.room.LobbyEvent;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.multipart.Part;
import org.cometlobby.settings.SettingsReader;

/** Stores without a container. */
final class EmbeddedStores {

  private static final Jsonb JSONB = JsonbBuilder.create();

  private EmbeddedStores() {}

  static EmbeddedStore open(
      Optional<Path> directory, List<RoomChange> told, List<PendingNotice> noticed) {
    return open(new StoreSettings(directory, Durability.COMMIT, 64L << 20), told, noticed);
  }

  static EmbeddedStore open(
      StoreSettings settings, List<RoomChange> told, List<PendingNotice> noticed) {
    return open(settings, new Names(), told, noticed);
  }

  static EmbeddedStore open(StoreSettings settings, InstantSource clock) {
    return open(settings, new Names(), new ArrayList<>(), new ArrayList<>(), clock);
  }

  static EmbeddedStore open(
      StoreSettings settings, EventForm form, List<RoomChange> told, List<PendingNotice> noticed) {
    InstantSource clock = InstantSource.fixed(RoomStoreContract.NOW.plus(Duration.ofSeconds(5)));
    return open(settings, form, told, noticed, clock);
  }

  private static EmbeddedStore open(
      StoreSettings settings,
      EventForm form,
      List<RoomChange> told,
      List<PendingNotice> noticed,
      InstantSource clock) {
    return EmbeddedStore.open(
        settings,
        LobbySettings.read(new SettingsReader(name -> Optional.empty())),
        Optional.empty(),
        form,
        change ->
            change.event() instanceof LobbyEvent.Started
                ? Optional.of(notice(change.room().code()))
                : Optional.empty(),
        new Publication() {
          @Override
          public void change(RoomChange change) {
            told.add(change);
          }

          @Override
          public void notice(PendingNotice notice) {
            noticed.add(notice);
          }

          @Override
          public void soon(Runnable task) {
            ForkJoinPool.commonPool().execute(task);
          }
        },
        clock,
        Executors.defaultThreadFactory());
  }

  static PendingNotice notice(String code) {
    return new PendingNotice(code + "-key", "go", "{}", RoomStoreContract.NOW);
  }

  /** Events by their class's name in lower case. */
  static class Names implements EventForm {

    @Override
    public Entry entry(RoomChange change, String mark) {
      String data =
          change.event() instanceof LobbyEvent.Said said
              ? JSONB.toJson(said.message().text().orElse(""))
              : "{}";
      return Entry.of(
          change.number(),
          mark,
          change.event().getClass().getSimpleName().toLowerCase(Locale.ROOT),
          Part.json(data));
    }

    @Override
    public Supplier<?> snapshot(Room room) {
      return () -> Part.json("{\"version\":" + room.version() + "}");
    }
  }
}
