package org.cometlobby.lobby.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.cometlobby.lobby.http.ProblemException;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorGuardTest {

  private static final String TOKEN = "token-of-the-tests";

  /** A resource whose author forgot the token. */
  static class NewResource {
    public void get() {}

    @PermitAll
    public void open() {}
  }

  @PermitAll
  static class OpenResource {
    public void get() {}
  }

  /** Stands for a container's proxy. */
  static class ProxyOfOpenResource extends OpenResource {}

  @Test
  void aNewResourceOfThePackageIsGuarded() throws Exception {
    assertThat(isGuarded(NewResource.class, "get")).isTrue();
    assertThat(isGuarded(StatusResource.class, "status")).isTrue();
    assertThat(isGuarded(MetricsResource.class, "metrics")).isTrue();
  }

  @Test
  void aResourceThatPermitsAllIsOpen() throws Exception {
    assertThat(isGuarded(NewResource.class, "open")).isFalse();
    assertThat(isGuarded(OpenResource.class, "get")).isFalse();
    assertThat(isGuarded(ProxyOfOpenResource.class, "get")).isFalse();
    assertThat(isGuarded(HealthResource.class, "live")).isFalse();
    assertThat(isGuarded(HealthResource.class, "ready")).isFalse();
  }

  @Test
  void aResourceOfAnotherPackageIsOpen() throws Exception {
    assertThat(isGuarded(String.class, "length")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer " + TOKEN, "bearer " + TOKEN, "Bearer  " + TOKEN + " "})
  void theTokenGrantsAccess(String authorization) {
    OperatorFilter filter = new OperatorFilter(token(TOKEN));
    assertThatNoException().isThrownBy(() -> filter.filter(request(authorization)));
  }

  @ParameterizedTest
  @CsvSource({
    "token-of-the-tests,,401",
    "token-of-the-tests,Bearer another-token,401",
    "token-of-the-tests,Basic token-of-the-tests,401",
    ",Bearer token-of-the-tests,404",
    ",,404",
  })
  void anyOtherAuthorizationIsRefused(String set, String authorization, int status) {
    OperatorFilter filter = new OperatorFilter(token(set));
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> filter.filter(request(authorization)));
    assertThat(refused.problem().status()).isEqualTo(status);
  }

  private static boolean isGuarded(Class<?> resource, String method) throws Exception {
    return OperatorGuard.isGuarded(resource, resource.getMethod(method));
  }

  private static Optional<OperatorToken> token(String set) {
    return OperatorToken.read(new SettingsReader(name -> Optional.ofNullable(set)));
  }

  private static ContainerRequestContext request(String authorization) {
    return (ContainerRequestContext)
        Proxy.newProxyInstance(
            OperatorGuardTest.class.getClassLoader(),
            new Class<?>[] {ContainerRequestContext.class},
            (proxy, method, arguments) -> authorization);
  }
}
