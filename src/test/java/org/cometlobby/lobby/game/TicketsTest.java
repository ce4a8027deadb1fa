package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.cometlobby.lobby.RefusalException;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Refusal;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

/** Tickets, verified by another JWT library with the published keys. */
class TicketsTest {

  private static final TicketSettings SETTINGS =
      new TicketSettings("https://lobby.example", Duration.ofMinutes(5), Duration.ofDays(30));

  private Instant now = Duels.NOW;
  private final Tickets tickets = new Tickets(new MemoryTicketKeys(), SETTINGS, () -> now);

  @Test
  void anotherLibraryVerifiesATicketWithThePublishedKeys() throws Exception {
    JwtClaims claims = verified(tickets.issue(Duels.started("reversi"), Duels.BEN), "reversi");
    assertThat(claims.getIssuer()).isEqualTo("https://lobby.example");
    assertThat(claims.getSubject()).isEqualTo(Duels.BEN.id());
    assertThat(claims.getStringClaimValue("name")).isEqualTo(Duels.BEN.name());
    assertThat(claims.getStringClaimValue("room")).isEqualTo("K7QX2M");
    assertThat(claims.getStringClaimValue("game")).isEqualTo("reversi");
    assertThat(claims.getStringClaimValue("role")).isEqualTo("player");
    assertThat(claims.getClaimValue("seat", Long.class)).isEqualTo(2);
    assertThat(claims.hasClaim("team")).isFalse();
    assertThat(claims.getAudience()).containsExactly("reversi");
    assertThat(claims.getIssuedAt().getValue()).isEqualTo(now.minusSeconds(10).getEpochSecond());
    assertThat(claims.getExpirationTime().getValue())
        .isEqualTo(now.plus(SETTINGS.lifetime()).getEpochSecond());
  }

  @Test
  void aTicketNamesItsTypeAlgorithmAndKey() throws Exception {
    JsonWebSignature ticket = new JsonWebSignature();
    ticket.setCompactSerialization(tickets.issue(Duels.started("go"), Duels.ANN));
    assertThat(ticket.getHeader("typ")).isEqualTo("JWT");
    assertThat(ticket.getAlgorithmHeaderValue()).isEqualTo("ES256");
    assertThat(new JsonWebKeySet(tickets.keySet()).getJsonWebKeys())
        .extracting(key -> key.getKeyId())
        .contains(ticket.getKeyIdHeaderValue());
  }

  @Test
  void aSpectatorHasNoSeat() throws Exception {
    Player cleo = new Player("cleocleocleocleo", "Cleo");
    JwtClaims claims = verified(tickets.issue(Duels.watched("go", cleo), cleo));
    assertThat(claims.getSubject()).isEqualTo(cleo.id());
    assertThat(claims.getStringClaimValue("role")).isEqualTo("spectator");
    assertThat(claims.hasClaim("seat")).isFalse();
  }

  @Test
  void aTicketNamesThePlayersTeam() throws Exception {
    JwtClaims claims = verified(tickets.issue(Duels.ofTeams("go", "red", "blue"), Duels.BEN));
    assertThat(claims.getStringClaimValue("team")).isEqualTo("blue");
  }

  @Test
  void everyTicketHasItsOwnId() throws Exception {
    JwtClaims first = verified(tickets.issue(Duels.started("go"), Duels.ANN));
    JwtClaims second = verified(tickets.issue(Duels.started("go"), Duels.ANN));
    assertThat(first.getJwtId()).isNotBlank().isNotEqualTo(second.getJwtId());
  }

  @Test
  void aTicketExpires() {
    String ticket = tickets.issue(Duels.started("go"), Duels.ANN);
    now = now.plus(SETTINGS.lifetime());
    assertThatExceptionOfType(InvalidJwtException.class)
        .isThrownBy(() -> verified(ticket))
        .matches(InvalidJwtException::hasExpired);
  }

  @Test
  void aTamperedTicketIsInvalid() {
    String ticket = tickets.issue(Duels.started("go"), Duels.ANN);
    String other = tickets.issue(Duels.started("go"), Duels.BEN);
    String forged =
        other.substring(0, other.lastIndexOf('.')) + ticket.substring(ticket.lastIndexOf('.'));
    assertThatExceptionOfType(InvalidJwtException.class).isThrownBy(() -> verified(forged));
  }

  @Test
  void everyTicketIsVerifiableThroughoutARotation() throws Exception {
    String earlier = tickets.issue(Duels.started("go"), Duels.ANN);
    // Past the end of the first key, minute by minute.
    now = now.plus(SETTINGS.rotation()).minus(Duration.ofMinutes(10));
    for (int minute = 0; minute < 60; minute++) {
      String ticket = tickets.issue(Duels.started("go"), Duels.ANN);
      verified(ticket);
      if (minute > 0) {
        verified(earlier);
      }
      earlier = ticket;
      now = now.plus(Duration.ofMinutes(1));
    }
    assertThat(new JsonWebKeySet(tickets.keySet()).getJsonWebKeys()).hasSize(1);
  }

  @Test
  void noPrivateKeyIsPublished() {
    tickets.issue(Duels.started("go"), Duels.ANN);
    assertThat(tickets.keySet()).contains("\"kty\":\"EC\"").doesNotContain("\"d\":");
  }

  @Test
  void thereIsNoTicketBeforeTheStart() {
    RefusalException refused =
        catchThrowableOfType(
            RefusalException.class, () -> tickets.issue(Duels.waiting("go"), Duels.ANN));
    assertThat(refused.refusal()).isEqualTo(Refusal.NOT_STARTED);
  }

  @Test
  void thereIsNoTicketForAStranger() {
    RefusalException refused =
        catchThrowableOfType(
            RefusalException.class,
            () -> tickets.issue(Duels.started("go"), new Player("stranger", "Stranger")));
    assertThat(refused.refusal()).isEqualTo(Refusal.NOT_MEMBER);
  }

  @Test
  void theUsualVerifierOfNimbusTakesATicketOfItsGameAlone() throws Exception {
    String ticket = tickets.issue(Duels.started("reversi"), Duels.BEN);
    assertThat(nimbus("reversi").process(ticket, null).getClaim("room")).isEqualTo("K7QX2M");
    assertThatExceptionOfType(BadJWTException.class)
        .isThrownBy(() -> nimbus("go").process(ticket, null))
        .withMessageContaining("aud");
  }

  private ConfigurableJWTProcessor<SecurityContext> nimbus(String game) throws Exception {
    ConfigurableJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.ES256, new ImmutableJWKSet<>(JWKSet.parse(tickets.keySet()))));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            game,
            new JWTClaimsSet.Builder().issuer("https://lobby.example").build(),
            Set.of("sub", "iat", "exp", "jti")) {

          @Override
          protected Date currentTime() {
            return Date.from(now);
          }
        });
    return processor;
  }

  private JwtClaims verified(String ticket) throws Exception {
    return verified(ticket, "go");
  }

  private JwtClaims verified(String ticket, String game) throws Exception {
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(
            new JwksVerificationKeyResolver(new JsonWebKeySet(tickets.keySet()).getJsonWebKeys()))
        .setJwsAlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
        .setExpectedIssuer("https://lobby.example")
        .setExpectedAudience(game)
        .setRequireExpirationTime()
        .setRequireIssuedAt()
        .setRequireSubject()
        .setRequireJwtId()
        .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
        .build()
        .processToClaims(ticket);
  }
}
