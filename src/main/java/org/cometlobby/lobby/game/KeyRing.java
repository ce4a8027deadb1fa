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
 * {@link #AHEAD} later it signs, then its successor signs, and once its last ticket has expired it
 * is removed.
 *
 * @param keys P-256 keys with their private parts, the oldest first; when each was made is its
 *     {@code iat}
 */
public record KeyRing(List<ECKey> keys) {

  /** The ring without a key. */
  static final KeyRing EMPTY = new KeyRing(List.of());

  /**
   * The time for which a key is published before it signs, so that a game's server that caches the
   * keys has it by then. So two nodes that make a key at once do no harm, though one key is lost.
   */
  static final Duration AHEAD = Duration.ofMinutes(10);

  /** The time by which a key outlives its last ticket, because clocks differ. */
  static final Duration MARGIN = Duration.ofMinutes(10);

  public KeyRing {
    keys = List.copyOf(keys);
  }

  /** Returns the keys at an instant: with a new one when it is due, without expired ones. */
  KeyRing at(Instant now, TicketSettings settings) {
    List<ECKey> next = new ArrayList<>();
    for (ECKey key : keys) {
      // A key that an operator adds by hand may lack its time.
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

  /**
   * Returns the key that signs now: the newest that has been published for long enough. A key whose
   * time is not known yet signs only if it is the first.
   */
  ECKey signer(Instant now) {
    ECKey signer = keys.get(0);
    for (ECKey key : keys) {
      if (key.getIssueTime() != null && !now.isBefore(made(key).plus(AHEAD))) {
        signer = key;
      }
    }
    return signer;
  }

  /** Returns the public keys, as a JWK set (RFC 7517). */
  String published() {
    return set().toPublicJWKSet().toString();
  }

  /** Returns all keys with their private parts. */
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
