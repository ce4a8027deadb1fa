package org.cometlobby.lobby;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The only door to players and rooms. Whatever changes a room comes through here as a {@link
 * Command}; what has changed is fired as a CDI event, a {@link RoomChange}, once it is committed
 * and before the call that changed it returns.
 *
 * <p>Codes are accepted in either case. Methods throw {@link RefusalException} when a room says no,
 * and {@link ConstraintViolationException} when a wish is out of bounds; nothing has changed then.
 */
@ApplicationScoped
public class LobbyBean {

  private static final Logger LOG = System.getLogger(LobbyBean.class.getName());

  /** Of 387 million codes, so many in a row are never taken by chance. */
  private static final int CODES_TRIED = 100;

  @Inject RoomStore rooms;
  @Inject PlayerStore players;
  @Inject InstantSource clock;
  @Inject Validator validator;
  @Inject Event<RoomChange> changes;

  private final SecureRandom random = new SecureRandom();
  private final Secrets secrets = new Secrets(random);

  @PostConstruct
  void listen() {
    rooms.onCommit(this::announce);
  }

  /**
   * Makes a player.
   *
   * @param name one line of visible text, tidied by {@link UserText#line}
   */
  public Registration register(String name) {
    NewPlayer wish = checked(new NewPlayer(name));
    Player player = new Player(secrets.id(), wish.name());
    String secret = secrets.secret();
    players.add(new PlayerStore.Known(player, Secrets.hash(secret)));
    return new Registration(player, player.id() + "." + secret);
  }

  /** Whose token this is; empty if it is nobody's. */
  public Optional<Player> authenticate(String token) {
    int dot = token.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    return players
        .find(token.substring(0, dot))
        .filter(known -> Secrets.matches(token.substring(dot + 1), known.secretHash()))
        .map(PlayerStore.Known::player);
  }

  /** Opens a room with the player in its first seat and as its host. */
  public Room create(Player host, NewRoom request) {
    NewRoom wish = checked(request);
    for (int attempt = 0; attempt < CODES_TRIED; attempt++) {
      Instant now = clock.instant();
      List<RoomChange> opening = Room.open(RoomCode.random(random), wish, host, now);
      if (rooms.add(opening, now)) {
        return opening.get(opening.size() - 1).room();
      }
    }
    throw new IllegalStateException("No code is free: " + CODES_TRIED + " were all taken");
  }

  public Optional<Room> find(String code) {
    return RoomCode.parse(code).flatMap(rooms::find);
  }

  /** All public rooms, the newest first. */
  public List<Room> publicRooms() {
    return publicRooms(RoomFilter.ALL);
  }

  /** The public rooms that pass the filter, the newest first. */
  public List<Room> publicRooms(RoomFilter filter) {
    return rooms.all().stream()
        .filter(room -> room.visibility() == Visibility.PUBLIC)
        .filter(filter)
        .sorted(Comparator.comparing(Room::createdAt).reversed().thenComparing(Room::code))
        .toList();
  }

  /** The rooms in which the player has a seat, the newest first. */
  public List<Room> roomsOf(Player player) {
    return rooms.all().stream()
        .filter(room -> room.seatOf(player.id()).isPresent())
        .sorted(Comparator.comparing(Room::createdAt).reversed().thenComparing(Room::code))
        .toList();
  }

  /** Gives the player a seat. Who has one keeps it. */
  public Room takeSeat(Player player, String code) {
    return apply(code, new Command.TakeSeat(player)).room();
  }

  /** Takes the player out of the room. */
  public Room leaveSeat(Player player, String code) {
    return apply(code, new Command.LeaveSeat(player.id())).room();
  }

  /** Starts the room now, as its host may. */
  public Room start(Player player, String code) {
    return apply(code, new Command.Start(player.id())).room();
  }

  /**
   * Applies any command.
   *
   * @return what happened, and the room after it
   */
  public Outcome.Accepted apply(String code, Command command) {
    Outcome outcome =
        RoomCode.parse(code)
            .flatMap(parsed -> rooms.apply(parsed, command, clock.instant()))
            .orElse(new Outcome.Refused(Refusal.NO_SUCH_ROOM));
    if (outcome instanceof Outcome.Refused refused) {
      throw new RefusalException(refused.refusal(), code);
    }
    return (Outcome.Accepted) outcome;
  }

  /** An observer's failure is not that of whoever changed the room, which is committed by now. */
  private void announce(RoomChange change) {
    try {
      changes.fire(change);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, () -> "An observer failed on " + change.event(), e);
    }
  }

  private <T> T checked(T wish) {
    Set<ConstraintViolation<T>> violations = validator.validate(wish);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return wish;
  }
}
