package org.cometlobby.it.harness;

import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * A reader of tickets as a game's server would do it, with a JWT library that the lobby doesn't
 * use.
 */
public final class Jwts {

  private Jwts() {}

  /**
   * Returns the claims of a ticket; fails unless the ticket is valid now.
   *
   * @param game the game that the ticket is for
   * @param keySet the content of {@code /api/jwks.json}
   */
  public static Map<String, Object> verified(String ticket, String game, String keySet) {
    try {
      return new JwtConsumerBuilder()
          .setVerificationKeyResolver(
              new JwksVerificationKeyResolver(new JsonWebKeySet(keySet).getJsonWebKeys()))
          .setJwsAlgorithmConstraints(
              AlgorithmConstraints.ConstraintType.PERMIT,
              AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
          .setExpectedIssuer("comet-lobby")
          .setExpectedAudience(game)
          .setRequireExpirationTime()
          .setRequireIssuedAt()
          .setRequireJwtId()
          .build()
          .processToClaims(ticket)
          .getClaimsMap();
    } catch (InvalidJwtException | JoseException e) {
      throw new AssertionError("No valid ticket: " + ticket, e);
    }
  }
}
