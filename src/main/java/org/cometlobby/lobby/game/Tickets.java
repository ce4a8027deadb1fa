package org.cometlobby.lobby.game;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.room.Phase;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.cometlobby.lobby.room.Room;

/**
 * Tickets: JWTs (RFC 7519) by which a game's server knows, without a request, that a player is a
 * member of a room that has started. Signed with ES256, which every JWT library and every Java has.
 */
public final class Tickets {

  /** The time by which {@code iat} lies in the past, because a verifier's clock may be behind. */
  static final Duration BEHIND = Duration.ofSeconds(10);

  private final TicketKeys keys;
  private final TicketSettings settings;
  private final InstantSource clock;

  Tickets(TicketKeys keys, TicketSettings settings, InstantSource clock) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Issues a ticket, with the claims {@code iss}, {@code aud} (the game's name), {@code sub} (the
   * player's id), {@code name}, {@code room}, {@code game}, {@code role}, {@code seat} (from 1; not
   * for spectators), {@code team} (if any), {@code iat} ({@link #BEHIND} ago), {@code exp} and
   * {@code jti}.
   *
   * @throws RefusalException when the player is not a member, or the room has not started
   */
  public String issue(Room room, Player player) {
    Member member =
        Member.of(room, player.id())
            .orElseThrow(() -> new RefusalException(Refusal.NOT_MEMBER, room.code()));
    if (room.phase() != Phase.STARTED) {
      throw new RefusalException(Refusal.NOT_STARTED, room.code());
    }
    Instant now = clock.instant();
    return signed(claims(room, member, now), ring(now).signer(now));
  }

  /** Returns the keys that verify tickets, as a JWK set (RFC 7517). */
  public String keySet() {
    return ring(clock.instant()).published();
  }

  private KeyRing ring(Instant now) {
    return keys.update(ring -> ring.at(now, settings));
  }

  private JWTClaimsSet claims(Room room, Member member, Instant now) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(room.game())
            .subject(member.playerId())
            .claim("name", member.name())
            .claim("room", room.code())
            .claim("game", room.game())
            .claim("role", member.role())
            .issueTime(Date.from(now.minus(BEHIND)))
            .expirationTime(Date.from(now.plus(settings.lifetime())))
            .jwtID(UUID.randomUUID().toString());
    member.seat().ifPresent(seat -> claims.claim("seat", seat));
    member.team().ifPresent(team -> claims.claim("team", team));
    return claims.build();
  }

  private static String signed(JWTClaimsSet claims, ECKey key) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    SignedJWT ticket = new SignedJWT(header, claims);
    try {
      ticket.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The key " + key.getKeyID() + " can't sign", e);
    }
    return ticket.serialize();
  }
}
