package org.cometlobby.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.room.Arrival;
import org.cometlobby.lobby.room.Command;
import org.cometlobby.lobby.room.Delay;
import org.cometlobby.lobby.room.Message;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Outcome;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Role;
import org.cometlobby.lobby.room.Room;
import org.cometlobby.lobby.room.RoomChange;
import org.cometlobby.lobby.room.RoomCode;
import org.cometlobby.lobby.room.RoomLife;
import org.cometlobby.lobby.room.Team;
import org.cometlobby.lobby.room.UserText;
import org.cometlobby.lobby.room.Visibility;

/**
 * The lobby's service for players and rooms. It turns a player's request into a {@link Command};
 * each resulting {@link RoomChange} is fired as a CDI event after its commit and before the method
 * returns.
 *
 * <p>Codes are accepted in either case. Methods throw {@link RefusalException} when a room refuses
 * a command, {@link OutOfBoundsException} when a wish is out of bounds, and {@link
 * LimitExceededException} when a player reaches a limit; nothing has changed then.
 */
@ApplicationScoped
public class LobbyBean {

  /** The most codes tried. With 387 million codes, 100 taken codes in a row are no coincidence. */
  private static final int CODES_TRIED = 100;

  @Inject RoomStore rooms;
  @Inject RoomIndex index;
  @Inject CommitIds commits;
  @Inject PlayerStore players;
  @Inject GameCatalog games;
  @Inject InstantSource clock;
  @Inject Bounds bounds;
  @Inject Presence presence;
  @Inject LobbySettings settings;
  @Inject LobbyLimits limits;

  private final SecureRandom random = new SecureRandom();
  private final Secrets secrets = new Secrets(random);

  /**
   * Makes a player.
   *
   * @param name one line of visible text, cleaned by {@link UserText#line}
   */
  public RegisteredPlayer register(String name) {
    NewPlayer wish = bounds.checked(new NewPlayer(name));
    Player player = new Player(secrets.id(), wish.name());
    String secret = secrets.secret();
    if (!players.add(new PlayerStore.StoredPlayer(player, Secrets.hash(secret)))) {
      throw limits.tooManyPlayers();
    }
    return new RegisteredPlayer(player, player.id() + "." + secret);
  }

  /**
   * Finds the player a token belongs to; empty for an unknown token. It is a sign of life of this
   * player.
   */
  public Optional<Player> authenticate(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    Optional<Player> player =
        players
            .find(token.substring(0, dot))
            .filter(known -> Secrets.matches(token.substring(dot + 1), known.secretHash()))
            .map(PlayerStore.StoredPlayer::player);
    player.ifPresent(
        known -> {
          players.seen(known.id());
          presence.sign(known.id());
        });
    return player;
  }

  /** Returns whether the lobby still knows a player. */
  public boolean knows(Player player) {
    return players.find(player.id()).isPresent();
  }

  /** Opens a room with the player in its first seat and as its host. */
  public Room create(Player host, NewRoom request) {
    return begin(host, request).await();
  }

  /** Opens a room as {@link #create} does, and returns before it is durable. */
  Committing<Room> begin(Player host, NewRoom request) {
    NewRoom wish = bounds.checked(request);
    games.check(wish.game(), wish.minPlayers(), wish.maxPlayers());
    bounds.checkSeats(wish.maxPlayers());
    bounds.checkMetadata(wish.metadata());
    Optional<Room> repeated =
        commits.ofRequest().flatMap(id -> rooms.committed(id, clock.instant()));
    if (repeated.isPresent()) {
      return new Committing<>(repeated.get(), () -> {});
    }
    limits.openRoom(host.id());
    return limits.takePlace(host.id(), () -> index.placesOf(host.id()), () -> open(host, wish));
  }

  private Committing<Room> open(Player host, NewRoom wish) {
    for (int attempt = 0; attempt < CODES_TRIED; attempt++) {
      Instant now = clock.instant();
      List<RoomChange> opening =
          Room.open(
              RoomCode.random(wish.visibility(), random),
              RoomLife.random(random),
              wish,
              host,
              new Arrival(false, settings.grace()),
              now);
      Optional<Committing<Room>> opened = rooms.begin(opening, now, commits.ofRequest());
      if (opened.isPresent()) {
        players.sat(host.id());
        return opened.get();
      }
    }
    throw new IllegalStateException("No code is free: " + CODES_TRIED + " were all taken");
  }

  public Optional<Room> find(String code) {
    return RoomCode.parse(code).flatMap(rooms::find);
  }

  /**
   * Returns a window of the public rooms that pass the filter.
   *
   * @param after the cursor of an earlier window's end; empty for the first window
   * @param limit the most rooms of the window
   */
  public RoomPage list(RoomFilter filter, RoomOrder order, Optional<String> after, int limit) {
    return index.list(filter, order, after, limit);
  }

  /** Returns the rooms in which the player has a seat, the newest first. */
  public List<Room> roomsOf(Player player) {
    return index.seatedIn(player.id());
  }

  /** Gives the player a place. A member keeps its place. */
  public Outcome.Accepted takeSeat(
      Player player, String code, Role role, Optional<String> teamName) {
    Optional<String> team = teamName.map(name -> bounds.checked(new Team(name)).team());
    int most = limits.settings().spectators();
    return join(player, code, arrival -> new Command.TakeSeat(player, role, team, arrival, most))
        .await();
  }

  /**
   * Gives the player a place, with a command made from the player's arrival, and returns before
   * that is durable. A member of the room doesn't use up another place.
   */
  Committing<Outcome.Accepted> join(
      Player player, String code, Function<Arrival, Command> command) {
    return find(code).filter(room -> room.memberOf(player.id()).isEmpty()).isPresent()
        ? limits.takePlace(
            player.id(), () -> index.placesOf(player.id()), () -> place(player, code, command))
        : place(player, code, command);
  }

  private Committing<Outcome.Accepted> place(
      Player player, String code, Function<Arrival, Command> command) {
    String parsed = parsed(code);
    boolean connected = presence.isConnected(parsed, player.id());
    Command made = command.apply(new Arrival(connected, settings.grace()));
    Committing<Outcome.Accepted> placed =
        rooms
            .begin(parsed, made, clock.instant(), commits.ofRequest())
            .map(begun -> begun.map(outcome -> accepted(outcome, code)))
            .orElseThrow(() -> noSuchRoom(code));
    Outcome.Accepted accepted = placed.result();
    if (accepted.room().seatOf(player.id()).isPresent()) {
      players.sat(player.id());
    }
    boolean isAwaited =
        accepted
            .room()
            .memberOf(player.id())
            .filter(seat -> seat.awaitedUntil().isPresent())
            .isPresent();
    if (!isAwaited) {
      // A stream may have been opened or closed since, when there was no seat to update.
      presence.update(parsed, player.id());
    }
    return placed;
  }

  /** Notes that the page of a member is there, or that it goes away. */
  public void notePresence(Player player, String code, boolean here) {
    Room room = find(code).orElseThrow(() -> noSuchRoom(code));
    if (room.memberOf(player.id()).isEmpty()) {
      throw new RefusalException(Refusal.NOT_MEMBER, room.code());
    }
    presence.said(room.code(), player.id(), here);
  }

  /** Takes the player out of the room. */
  public void leaveSeat(Player player, String code) {
    applyOnce(code, new Command.LeaveSeat(player.id()));
  }

  /** Sets whether the player is ready. */
  public Room setReady(Player player, String code, boolean ready) {
    return apply(code, new Command.SetReady(player.id(), ready)).room();
  }

  /** Starts the room, or its countdown, for its host. */
  public void start(Player player, String code) {
    applyOnce(code, new Command.Start(player.id()));
  }

  /**
   * Returns the messages of the room that its journal still has, oldest first. Those of an unlisted
   * room are for its members.
   */
  public List<RoomMessage> messages(Optional<Player> caller, String code) {
    Room room = find(code).orElseThrow(() -> noSuchRoom(code));
    if (!mayReadMessages(caller, room)) {
      throw new RefusalException(Refusal.NOT_MEMBER, room.code());
    }
    return rooms.journal(room.code()).stream()
        .flatMap(journal -> journal.entries().stream())
        .filter(entry -> entry.event().filter(RoomMessage.EVENT::equals).isPresent())
        .map(entry -> new RoomMessage(entry.offset(), entry.part().text()))
        .toList();
  }

  /** Returns whether the caller may read the room's messages: in an unlisted room, a member. */
  public boolean mayReadMessages(Optional<Player> caller, Room room) {
    return room.visibility() == Visibility.PUBLIC
        || caller.flatMap(player -> room.memberOf(player.id())).isPresent();
  }

  /** Sends a message to the room. */
  public void say(Player player, String code, Message message) {
    Message wish = bounds.checked(message);
    limitTalk(player, code);
    applyOnce(code, new Command.Say(player.id(), wish));
  }

  /** Sends a message to the room, at a moment that the lobby draws. */
  public void sayLater(Player player, String code, Message message, Delay wish) {
    Delay delay = bounds.checked(wish);
    Message checked = bounds.checked(message);
    limitTalk(player, code);
    Instant at = delay.drawn(clock.instant(), random);
    applyOnce(code, new Command.Schedule(player.id(), checked, delay, at));
  }

  /**
   * Counts a message of a member. A stranger is refused by the room, and must not use up the room's
   * rate limit.
   */
  private void limitTalk(Player player, String code) {
    find(code)
        .filter(room -> room.memberOf(player.id()).isPresent())
        .ifPresent(room -> limits.say(player.id(), room.code()));
  }

  /** Sets the room's metadata, for its host. */
  public Room setMetadata(Player player, String code, JsonObject metadata) {
    Metadata wish = bounds.checked(new Metadata(metadata));
    bounds.checkMetadata(wish.metadata());
    return apply(code, new Command.SetMetadata(player.id(), wish.metadata())).room();
  }

  /** Kicks a player from the room, for its host. */
  public void kick(Player host, String code, String playerId, boolean ban) {
    PlayerId player = bounds.checked(new PlayerId(playerId));
    applyOnce(code, new Command.Kick(host.id(), player.playerId(), ban));
  }

  /** Makes another player host, for the room's host. */
  public Room transferHost(Player host, String code, String playerId) {
    PlayerId player = bounds.checked(new PlayerId(playerId));
    return apply(code, new Command.TransferHost(host.id(), player.playerId())).room();
  }

  /**
   * Applies a command whose answer doesn't show the room: it may have closed since the first of two
   * equal requests, or by it.
   */
  private void applyOnce(String code, Command command) {
    String parsed = parsed(code);
    if (commits.ofRequest().filter(id -> rooms.hasClosed(id, parsed, clock.instant())).isEmpty()) {
      Outcome.Accepted unused = apply(code, command);
    }
  }

  /**
   * Applies any command.
   *
   * @return the changes and the room after them
   */
  private Outcome.Accepted apply(String code, Command command) {
    return rooms
        .apply(parsed(code), command, clock.instant(), commits.ofRequest())
        .map(outcome -> accepted(outcome, code))
        .orElseThrow(() -> noSuchRoom(code));
  }

  private static String parsed(String code) {
    return RoomCode.parse(code).orElseThrow(() -> noSuchRoom(code));
  }

  private static RefusalException noSuchRoom(String code) {
    return new RefusalException(Refusal.NO_SUCH_ROOM, code);
  }

  private static Outcome.Accepted accepted(Outcome outcome, String code) {
    if (outcome instanceof Outcome.Refused refused) {
      throw new RefusalException(refused.refusal(), code);
    }
    return (Outcome.Accepted) outcome;
  }
}
