package org.cometlobby.lobby.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.Seat;
import org.cometlobby.lobby.room.SpectatorsMay;

/**
 * A room as its page shows it to one visitor. {@code rules.js} and {@code words.js} have the same
 * rules and update the page.
 */
public final class RoomViewModel {

  private static final int MOST_FREE_SEATS = 12;

  private final Room room;
  private final Optional<String> myId;
  private final Texts texts;
  private final int mostSeats;

  RoomViewModel(Room room, Optional<Player> me, Texts texts) {
    this(room, me, texts, SeatWindow.FEW);
  }

  /**
   * Shows a room to a visitor.
   *
   * @param mostSeats the number of taken seats to draw in a large room
   */
  RoomViewModel(Room room, Optional<Player> me, Texts texts, int mostSeats) {
    this.room = room;
    this.myId = me.map(Player::id);
    this.texts = texts;
    this.mostSeats = mostSeats;
  }

  /** Returns the taken seats to draw. */
  public List<SeatViewModel> seats() {
    return SeatViewModel.of(room, window().seats(), myId, texts);
  }

  public SeatWindow window() {
    return SeatWindow.of(room, myId, mostSeats);
  }

  /** Returns the other players if the visitor is host and so may kick them. */
  public List<Seat> others() {
    return host()
        ? room.seats().stream().filter(seat -> !room.isHost(seat.playerId())).toList()
        : List.of();
  }

  /** Returns the number of free seats to draw: not all of many, and none beside many players. */
  public int freeSeats() {
    return beforeStart() && !window().large() ? Math.min(missing(), MOST_FREE_SEATS) : 0;
  }

  /** Returns the number of spectators in words; empty for none. */
  public String spectators() {
    int watching = room.spectators().size();
    return watching == 0 ? "" : texts.count("live.room.watching", watching);
  }

  /** Returns the room's state in one line. */
  public String status() {
    if (banned()) {
      return texts.text("live.room.out");
    }
    return switch (room.phase()) {
      case STARTED -> texts.text(seated() ? "live.room.started" : "live.room.started.others");
      case CLOSED -> texts.text("live.room.closed");
      case COUNTDOWN -> texts.text("live.room.countdown");
      case WAITING -> missing() == 0 ? complete() : texts.count("live.room.missing", missing());
    };
  }

  /** Says whether everybody is in a full room, or who is awaited; the visitor is here. */
  private String complete() {
    List<Seat> away =
        room.seats().stream()
            .filter(seat -> !seat.connected() && !myId.equals(Optional.of(seat.playerId())))
            .toList();
    return switch (away.size()) {
      case 0 -> texts.text("live.room.complete");
      case 1 -> texts.text("live.room.awaited", away.get(0).name());
      default -> texts.text("live.room.awaited.several", away.size());
    };
  }

  /** Returns the meaning of the state for the visitor, in a second line. */
  public String detail() {
    return texts.text("live.room." + detailKey());
  }

  private String detailKey() {
    if (banned()) {
      return "banned";
    }
    return switch (room.phase()) {
      case STARTED -> seated() ? "started.detail" : "started.without";
      case CLOSED -> "closed.detail";
      case COUNTDOWN -> seated() ? "countdown.seated" : "countdown.others";
      case WAITING ->
          seated() ? "seated" : watching() ? watcher() : missing() > 0 ? "visitor" : "full";
    };
  }

  private String watcher() {
    return maySay() ? "spectator" : "spectator.silent";
  }

  /** Returns the time of the start in UTC; the script shows it in the visitor's own time. */
  public String startedAt() {
    return room.startsAt()
        .filter(at -> started())
        .map(
            at ->
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                    .withLocale(texts.locale())
                    .withZone(ZoneOffset.UTC)
                    .format(at))
        .map(time -> texts.text("live.room.started.at", time + " UTC"))
        .orElse("");
  }

  public String startHint() {
    return enough()
        ? texts.text("live.room.start.now")
        : texts.count("live.room.start.from", room.minPlayers());
  }

  public boolean started() {
    return room.phase() == Phase.STARTED;
  }

  public boolean counting() {
    return room.phase() == Phase.COUNTDOWN;
  }

  public boolean beforeStart() {
    return room.isBeforeStart();
  }

  public boolean seated() {
    return mySeat().isPresent();
  }

  /** Returns whether the visitor is a spectator. */
  public boolean watching() {
    return !seated() && myId.flatMap(room::memberOf).isPresent();
  }

  /** Returns whether the visitor is a player or a spectator. */
  public boolean member() {
    return seated() || watching();
  }

  /** Returns whether the visitor may send lines of chat. */
  public boolean maySay() {
    return seated() || (watching() && room.setup().spectatorsMay() != SpectatorsMay.NOTHING);
  }

  public boolean banned() {
    return myId.filter(room.banned()::contains).isPresent();
  }

  public boolean canJoin() {
    return !seated() && !banned() && room.isOpen();
  }

  public boolean canWatch() {
    return !member() && !banned() && beforeStart();
  }

  public boolean canLeave() {
    return member() && beforeStart();
  }

  public boolean canInvite() {
    return room.isOpen() && !banned();
  }

  /** Returns whether the visitor's being ready matters to the start. */
  public boolean canBeReady() {
    return seated() && beforeStart() && !startsAsSoonAsFull();
  }

  public boolean ready() {
    return mySeat().filter(Seat::ready).isPresent();
  }

  /** Returns the number of ready players, and its effect. */
  public String readiness() {
    int ready = Math.toIntExact(room.seats().stream().filter(Seat::ready).count());
    return texts.count("live.ready.count", ready, room.seats().size())
        + " "
        + texts.text(room.autoStart() ? "live.ready.all" : "live.ready.host");
  }

  public List<TeamViewModel> teams() {
    return TeamViewModel.of(room, texts);
  }

  public boolean canChooseTeam() {
    return seated() && beforeStart() && !teams().isEmpty();
  }

  public boolean inTeam(TeamViewModel team) {
    return mySeat().flatMap(Seat::team).filter(team.name()::equals).isPresent();
  }

  public boolean host() {
    return beforeStart() && myId.filter(room::isHost).isPresent();
  }

  /** Returns whether the visitor may start the room, now or once there are enough players. */
  public boolean hostStarts() {
    return host() && !counting() && !startsAsSoonAsFull();
  }

  /** Returns whether there are enough players for the host to start. */
  public boolean enough() {
    return room.seats().size() >= room.minPlayers();
  }

  /**
   * Returns the seconds after which a page without script reloads; 0 for never, so that a visitor
   * can type a name.
   */
  public int refreshes() {
    return counting() ? 1 : beforeStart() && (member() || missing() == 0) ? 5 : 0;
  }

  /** Returns whether the room starts with its last seat, and only then. */
  private boolean startsAsSoonAsFull() {
    return room.autoStart() && room.minPlayers() == room.maxPlayers() && missing() > 0;
  }

  private Optional<Seat> mySeat() {
    return myId.flatMap(room::seatOf);
  }

  private int missing() {
    return room.maxPlayers() - room.seats().size();
  }
}
