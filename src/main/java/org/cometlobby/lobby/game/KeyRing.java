package org.cometlobby.lobby.game;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

/**
 * The keys that sign and verify tickets, at one moment. Immutable. A key's life: it is published,
 * {@link #AHEAD} later it signs, later still its successor signs, and once the last ticket that it
 * signed has expired it is forgotten.
 *
 * @param keys P-256 keys with their private parts, the oldest first; when each was made is its
 *     {@code iat}
 */
public record KeyRing(List<ECKey> keys) {

  /** Without any key. */
  static final KeyRing EMPTY = new KeyRing(List.of());

  /**
   * How long a key is published before it signs, so that a game's server that keeps the keys for a
   * while has it by then. And so it does no harm if two nodes make a key at once, and one is lost.
   */
  static final Duration AHEAD = Duration.ofMinutes(10);

  /** How long a key outlives its last ticket, for clocks that go wrong. */
  static final Duration MARGIN = Duration.ofMinutes(10);

  public KeyRing {
    keys = List.copyOf(keys);
  }

  /** The keys as they have to be now: with a new one when it is time, without the outlived ones. */
  KeyRing at(Instant now, TicketSettings settings) {
    List<ECKey> next = new ArrayList<>();
    for (ECKey key : keys) {
      // Whoever adds a key by hand need not know when it is.
      next.add(key.getIssueTime() == null ? madeAt(key, now) : key);
    }
    next.sort(Comparator.comparing(ECKey::getIssueTime));
    if (next.isEmpty() || !now.isBefore(made(last(next)).plus(settings.rotation()))) {
      next.add(generate(now));
    }
    Duration outlived = AHEAD.plus(settings.lifetime()).plus(MARGIN);
    while (next.size() > 1 && !now.isBefore(made(next.get(1)).plus(outlived))) {
      next.remove(0);
    }
    return new KeyRing(next);
  }

  /** The key that signs now: the newest that has been published for long enough. */
  ECKey signer(Instant now) {
    ECKey signer = keys.get(0);
    for (ECKey key : keys) {
      if (!now.isBefore(made(key).plus(AHEAD))) {
        signer = key;
      }
    }
    return signer;
  }

  /** The public keys, as a JWK set (RFC 7517). */
  String published() {
    return set().toPublicJWKSet().toString();
  }

  /** All keys, as they are kept. */
  JWKSet set() {
    return new JWKSet(new ArrayList<JWK>(keys));
  }

  private static ECKey last(List<ECKey> keys) {
    return keys.get(keys.size() - 1);
  }

  private static Instant made(ECKey key) {
    return key.getIssueTime().toInstant();
  }

  private static ECKey generate(Instant now) {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .issueTime(Date.from(now.truncatedTo(ChronoUnit.SECONDS)))
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java can't make P-256 keys", e);
    }
  }

  private static ECKey madeAt(ECKey key, Instant now) {
    return new ECKey.Builder(key).issueTime(Date.from(now.truncatedTo(ChronoUnit.SECONDS))).build();
  }
}
