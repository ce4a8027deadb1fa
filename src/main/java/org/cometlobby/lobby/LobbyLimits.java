package org.cometlobby.lobby;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cometlobby.limits.CountLimiter;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.limits.Rate;
import org.cometlobby.limits.RateLimiter;

/**
 * The limits of a player, an address and a room. A method throws {@link LimitExceededException}
 * when its limit is reached. Each node of the lobby counts for itself.
 */
public final class LobbyLimits {

  private static final Duration PLAYERS_RETRY_AFTER = Duration.ofMinutes(2);

  private final LimitSettings settings;
  private final RequestGate gate;
  private final Optional<RateLimiter> requests;
  private final Optional<NetworkRate> registrations;
  private final Optional<RateLimiter> newRooms;
  private final Optional<RateLimiter> messages;
  private final Optional<RateLimiter> roomMessages;
  private final Optional<CountLimiter> rooms;
  private final Optional<CountLimiter> streams;
  private final Optional<CountLimiter> addressStreams;
  private final Optional<CountLimiter> siteStreams;
  private final StripedLock placeTaking = new StripedLock();

  /**
   * @param nanos a monotonic clock, in nanoseconds
   */
  public LobbyLimits(LimitSettings settings, LongSupplier nanos) {
    this.settings = settings;
    gate = new RequestGate(settings, nanos);
    requests = rate("requests", "requests of one player", settings.requests(), nanos);
    registrations =
        settings
            .registrations()
            .map(r -> new NetworkRate("registrations", "new players", r, nanos));
    newRooms = rate("new-rooms", "new rooms of one player", settings.newRooms(), nanos);
    messages = rate("messages", "messages of one player", settings.messages(), nanos);
    roomMessages = rate("room-messages", "messages in one room", settings.roomMessages(), nanos);
    rooms = count("rooms", "rooms with one player in them", settings.rooms());
    streams = count("streams", "open streams of one player", settings.streams());
    addressStreams =
        count("address-streams", "open streams from one address", settings.addressStreams());
    siteStreams =
        count(
            "address-streams",
            "open streams from one network",
            settings.addressStreams().map(LobbyLimits::ofSite));
  }

  public LimitSettings settings() {
    return settings;
  }

  /** Returns the limits of all requests. */
  public RequestGate gate() {
    return gate;
  }

  /** Counts a request of the player that changes something. */
  public void change(String playerId) {
    requests.ifPresent(limit -> limit.take(playerId));
  }

  /** Counts a new player. */
  public void register(Network network) {
    registrations.ifPresent(limit -> limit.take(network, 1));
  }

  /** Returns the refusal of a new player in a lobby that knows the most players. */
  LimitExceededException tooManyPlayers() {
    return new LimitExceededException(
        "players",
        "Too many players: at most " + settings.players().map(String::valueOf).orElse("that"),
        PLAYERS_RETRY_AFTER);
  }

  void openRoom(String playerId) {
    newRooms.ifPresent(limit -> limit.take(playerId));
  }

  void say(String playerId, String code) {
    messages.ifPresent(limit -> limit.take(playerId));
    roomMessages.ifPresent(limit -> limit.take(code));
  }

  /**
   * Gives the player a place in a further room. Runs one action of a player at a time, so that
   * concurrent requests can't exceed the limit together.
   *
   * @param have the number of rooms in which the player has a place
   */
  <T> T takePlace(String playerId, IntSupplier have, Supplier<T> action) {
    if (rooms.isEmpty()) {
      return action.get();
    }
    return placeTaking.call(
        playerId,
        () -> {
          rooms.get().check(have.getAsInt());
          return action.get();
        });
  }

  /**
   * Counts a stream of a player or of a stranger.
   *
   * @return counts the stream no more; to be run once
   */
  public Runnable openStream(Optional<String> playerId, Network network) {
    List<Runnable> releases = new ArrayList<>();
    try {
      take(addressStreams, Optional.of(network.address()), releases);
      take(siteStreams, network.site(), releases);
      take(streams, playerId, releases);
    } catch (LimitExceededException e) {
      releases.forEach(Runnable::run);
      throw e;
    }
    return () -> releases.forEach(Runnable::run);
  }

  private static void take(
      Optional<CountLimiter> limit, Optional<String> key, List<Runnable> releases) {
    if (limit.isPresent() && key.isPresent()) {
      limit.get().take(key.get());
      releases.add(() -> limit.get().release(key.get()));
    }
  }

  /** Lets go of what is as good as unknown; to be called about once a minute. */
  void forgetFull() {
    rates().forEach(RateLimiter::forgetFull);
  }

  /** Returns how many players, networks and rooms the rates remember, each for itself. */
  int size() {
    return rates().mapToInt(RateLimiter::size).sum();
  }

  private Stream<RateLimiter> rates() {
    return Stream.concat(
        Stream.concat(gate.rates(), registrations.stream().flatMap(NetworkRate::rates)),
        Stream.of(requests, newRooms, messages, roomMessages).flatMap(Optional::stream));
  }

  /** Returns a site's bound from an address's. */
  public static int ofSite(int most) {
    return (int) Math.min(Integer.MAX_VALUE, (long) most * NetworkRate.SITE_FACTOR);
  }

  private static Optional<RateLimiter> rate(
      String limit, String what, Optional<Rate> rate, LongSupplier nanos) {
    return rate.map(r -> new RateLimiter(limit, what, r, nanos));
  }

  private static Optional<CountLimiter> count(String limit, String what, Optional<Integer> most) {
    return most.map(m -> new CountLimiter(limit, what, m));
  }
}
