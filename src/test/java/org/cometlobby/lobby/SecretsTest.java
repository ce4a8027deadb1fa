package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private final Secrets secrets = new Secrets(new SecureRandom());

  @Test
  void onlyTheSecretItselfMatchesItsHash() {
    String secret = secrets.secret();
    String hash = Secrets.hash(secret);
    assertThat(hash).doesNotContain(secret);
    assertThat(Secrets.matches(secret, hash)).isTrue();
    assertThat(Secrets.matches(secret + "x", hash)).isFalse();
    assertThat(Secrets.matches("", hash)).isFalse();
    assertThat(Secrets.matches(hash, hash)).isFalse();
  }

  @Test
  void idsAndSecretsNeedNoEscapingInAHeaderACookieOrAUrl() {
    assertThat(secrets.id()).matches("[a-z0-9]{16}").isNotEqualTo(secrets.id());
    assertThat(secrets.secret()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(secrets.secret());
  }
}
