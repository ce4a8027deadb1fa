package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.scheduling.Scheduler;

/**
 * The presence of players. A player is there while a stream of the room is open: two tabs are one
 * player, and a half-dead stream doesn't matter while another is open. A page that goes away says
 * so, since nobody else notices at once; and a page that has once said that it is there has to go
 * on saying so, since a frozen page keeps its stream. Every absence counts a moment later, so that
 * the other players are not told of a reloaded page.
 */
@ApplicationScoped
public class Presence {

  private static final Duration RELOAD = Duration.ofSeconds(1);

  /** Longer than a page takes to load again. */
  private static final Duration GOODBYE = Duration.ofMillis(1_500);

  /** Longer than heartbeats take to notice that the client of a stream has gone. */
  private static final Duration OUTLIVED = Duration.ofSeconds(25);

  /**
   * Longer than a page takes to connect again over a slow network. Its goodbye would have come
   * before the end of the stream.
   */
  private static final Duration BROKEN = Duration.ofSeconds(3);

  /** Longer than a phone takes between two long polls, when no stream is open. */
  private static final Duration POLL = Duration.ofSeconds(10);

  private record Key(String code, String playerId) {}

  private final Map<String, Attendee> attendees = new ConcurrentHashMap<>();
  private final StripedLock players = new StripedLock();

  @Inject RoomStore rooms;
  @Inject LobbySettings settings;
  @Inject InstantSource clock;
  @Inject Scheduler scheduler;

  /**
   * Counts an opened stream. Waits for the commit, so that the stream's first state has it.
   *
   * @param code the room's code, in upper case
   */
  public void opened(String code, String playerId) {
    attendees.compute(
        playerId,
        (id, known) -> {
          Attendee attendee = known == null ? new Attendee(System.nanoTime()) : known;
          attendee.opened(code);
          return attendee;
        });
    try {
      update(new Key(code, playerId)).ifPresent(Committing::await);
    } catch (UnavailableException e) {
      // The stream is open all the same: its readers are told once the disk goes on.
    }
  }

  /**
   * Counts an ended stream. Doesn't block.
   *
   * @param comesBack whether its client is expected to poll again at once
   */
  public void closed(String code, String playerId, boolean comesBack) {
    Attendee attendee = attendees.get(playerId);
    boolean speaks = attendee != null && attendee.speaks(code);
    Duration moment = comesBack ? POLL : speaks ? BROKEN : RELOAD;
    later(moment, () -> ended(new Key(code, playerId)));
  }

  /** Notes what a page of the player says of itself: that it is there, or that it goes away. */
  void said(String code, String playerId, boolean here) {
    Attendee attendee = attendees.get(playerId);
    if (attendee == null) {
      return;
    }
    Key key = new Key(code, playerId);
    if (here) {
      attendee.here(code);
      Optional<Committing<Outcome>> unused = update(key);
      beginListening(playerId, attendee);
      return;
    }
    Integer goodbye = attendee.goodbye(code);
    if (goodbye != null) {
      later(
          GOODBYE,
          () -> {
            attendee.gone(code, goodbye);
            Optional<Committing<Outcome>> unused = update(key);
          });
      later(
          OUTLIVED,
          () -> {
            attendee.outlived(code, goodbye);
            Optional<Committing<Outcome>> unused = update(key);
          });
    }
  }

  /** Notes a request of the player, which is a sign of life. */
  public void sign(String playerId) {
    Attendee attendee = attendees.get(playerId);
    if (attendee != null && attendee.sign(System.nanoTime())) {
      updateSpokenFor(playerId, attendee);
      beginListening(playerId, attendee);
    }
  }

  private void beginListening(String playerId, Attendee attendee) {
    if (attendee.beginListening()) {
      later(settings.silence(), () -> listen(playerId, attendee));
    }
  }

  /** Lets a player count as away who has been silent for too long; else waits for that. */
  private void listen(String playerId, Attendee attendee) {
    // The player may have left, and have come back as another attendee.
    if (attendees.get(playerId) != attendee || attendee.spokenFor().isEmpty()) {
      attendee.endListening();
      return;
    }
    Duration patience = attendee.patience(settings.silence(), System.nanoTime());
    if (patience.isNegative() || patience.isZero()) {
      attendee.endListening();
      updateSpokenFor(playerId, attendee);
    } else {
      later(patience, () -> listen(playerId, attendee));
    }
  }

  private void updateSpokenFor(String playerId, Attendee attendee) {
    for (String code : attendee.spokenFor()) {
      update(code, playerId);
    }
  }

  /** Returns whether the player has an open stream of any room. */
  public boolean attends(String playerId) {
    return attendees.containsKey(playerId);
  }

  /** Returns whether the player is there. */
  boolean isConnected(String code, String playerId) {
    Attendee attendee = attendees.get(playerId);
    return attendee != null && attendee.isThere(code);
  }

  /** Tells the room whether the player is there, once the player has a place in it. */
  void update(String code, String playerId) {
    Optional<Committing<Outcome>> unused = update(new Key(code, playerId));
  }

  private void ended(Key key) {
    attendees.computeIfPresent(
        key.playerId(),
        (id, attendee) -> {
          attendee.ended(key.code());
          return attendee.hasLeft() ? null : attendee;
        });
    Optional<Committing<Outcome>> unused = update(key);
  }

  private void later(Duration moment, Runnable action) {
    Future<?> unused = scheduler.schedule(moment, "A player's presence", action);
  }

  /**
   * Tells the room whether the player is there. That is asked under the player's lock, so the last
   * of several updates tells the latest. Doesn't wait for the commit.
   *
   * @return empty if the room can't be told now, or is not there
   */
  private Optional<Committing<Outcome>> update(Key key) {
    try {
      return players.call(
          key.playerId(),
          () -> {
            Command command =
                isConnected(key.code(), key.playerId())
                    ? new Command.Connect(key.playerId())
                    : new Command.Disconnect(key.playerId(), settings.grace());
            return rooms.begin(key.code(), command, clock.instant(), Optional.empty());
          });
    } catch (UnavailableException e) {
      // The stream is open or has ended all the same: the room is told when it can be.
      later(e.retryAfter(), () -> update(key.code(), key.playerId()));
      return Optional.empty();
    }
  }
}
