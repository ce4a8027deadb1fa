package org.cometlobby.it.harness;

import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/** Reads tickets as a game's server would, by a JWT library that the lobby doesn't use. */
public final class Jwts {

  private Jwts() {}

  /**
   * The claims of a ticket that is valid now.
   *
   * @param keySet what {@code /api/jwks.json} says
   */
  public static Map<String, Object> verified(String ticket, String keySet) {
    try {
      return new JwtConsumerBuilder()
          .setVerificationKeyResolver(
              new JwksVerificationKeyResolver(new JsonWebKeySet(keySet).getJsonWebKeys()))
          .setJwsAlgorithmConstraints(
              AlgorithmConstraints.ConstraintType.PERMIT,
              AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
          .setExpectedIssuer("comet-lobby")
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
