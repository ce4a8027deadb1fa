package org.cometlobby.lobby;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cometlobby.lobby.PlayerStore.StoredPlayer;
import org.cometlobby.lobby.room.Player;

/**
 * The tickets of streams, for clients that can set no header and send no cookie to another site,
 * such as {@code EventSource} and {@code <img>}. A ticket is part of a URL, which logs and
 * histories keep: so it identifies its player for one stream alone, and only for a minute. With a
 * cursor of the stream, as one that comes back by itself has it, the same URL is good for a day.
 *
 * <p>A ticket is signed with the hash of its player's secret. So nothing of it is stored, it is
 * good on every node and after a restart, and it ends with its player.
 */
@ApplicationScoped
public class StreamTickets {

  /** How long a ticket opens its stream. */
  static final Duration OPENS = Duration.ofMinutes(1);

  /** How long a stream comes back with the ticket that opened it. */
  static final Duration RETURNS = Duration.ofDays(1);

  // The player's id, the time of issue in seconds, the signature.
  private static final Pattern FORM =
      Pattern.compile("([0-9a-z]{16})\\.([0-9]{1,12})\\.([0-9A-Za-z_-]{43})");

  @Inject PlayerStore players;
  @Inject InstantSource clock;

  /**
   * Issues a ticket.
   *
   * @param stream the path of the stream below the context root, without a query
   * @return empty for a player that the lobby has forgotten
   */
  public Optional<StreamTicket> issue(Player player, String stream) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String signed = player.id() + "." + now.getEpochSecond();
    return players
        .find(player.id())
        .map(known -> signed + "." + signature(known, signed, stream))
        .map(ticket -> new StreamTicket(ticket, now.plus(OPENS)));
  }

  /**
   * Finds the player of a ticket, which is a sign of life of this player.
   *
   * @param stream the path for which the ticket is shown
   * @param comesBack whether the client has a cursor of the stream
   * @return empty for a ticket that is false, expired, or one of another stream
   */
  public Optional<Player> player(String ticket, String stream, boolean comesBack) {
    Matcher form = FORM.matcher(ticket);
    if (!form.matches() || !isInTime(Long.parseLong(form.group(2)), comesBack)) {
      return Optional.empty();
    }
    String signed = form.group(1) + "." + form.group(2);
    Optional<Player> player =
        players
            .find(form.group(1))
            .filter(known -> isEqual(form.group(3), signature(known, signed, stream)))
            .map(StoredPlayer::player);
    player.ifPresent(known -> players.seen(known.id()));
    return player;
  }

  private boolean isInTime(long issued, boolean comesBack) {
    long age = clock.instant().getEpochSecond() - issued;
    // A clock that has gone back makes no ticket last.
    return age >= -OPENS.toSeconds() && age <= (comesBack ? RETURNS : OPENS).toSeconds();
  }

  private static String signature(StoredPlayer player, String signed, String stream) {
    byte[] code = Hmac.sha256(player.secretHash(), "stream " + signed + " " + stream);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }

  /** Compares in a time that doesn't depend on the difference. */
  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }
}
