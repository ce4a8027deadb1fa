package org.cometlobby.lobby.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cometlobby.lobby.ClockProducer;
import org.cometlobby.lobby.CommitId;
import org.cometlobby.lobby.IdempotencyCacheProducer;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.RequestedCommit;
import org.cometlobby.lobby.TestSchedulerProducer;
import org.cometlobby.lobby.room.Player;
import org.jboss.weld.junit.MockBean;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter without a container. */
@EnableWeld
class IdempotencyFilterTest {

  private static final Player ANN = new Player("ann", "Ann");

  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(
              IdempotencyFilter.class,
              IdempotencyCacheProducer.class,
              ClockProducer.class,
              TestSchedulerProducer.class,
              RequestedCommit.class)
          .addBeans(MockBean.of(new LobbyBean(), LobbyBean.class))
          .activate(RequestScoped.class)
          .build();

  private final Map<String, Object> properties = new HashMap<>();

  @Test
  void anAnswerThatCantBeWrittenIsForgotten() throws Exception {
    IdempotencyFilter filter = weld.select(IdempotencyFilter.class).get();
    for (int attempt = 0; attempt < 2; attempt++) {
      filter.filter(request("rooms"));
      assertThat(properties).as("a change to be made").hasSize(1);
      filter.filter(request("rooms"), fake(ContainerResponseContext.class, this::answer));
      assertThatThrownBy(
              () -> filter.aroundWriteTo(fake(WriterInterceptorContext.class, this::failing)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(properties).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"players", "players;x", "players;x=1/", "/players", "players/;x"})
  void theAnswerWithANewPlayersTokenIsNotKept(String path) {
    weld.select(IdempotencyFilter.class).get().filter(request(path));
    assertThat(properties).isEmpty();
    assertThat(requested().id()).isEmpty();
  }

  @Test
  void theCommitOfARequestHasTheRequestInItsId() {
    weld.select(IdempotencyFilter.class).get().filter(request("rooms"));
    assertThat(requested().id()).isPresent().isNotEqualTo(Optional.of(CommitId.of("ann", "k")));
  }

  private RequestedCommit requested() {
    return weld.select(RequestedCommit.class).get();
  }

  private ContainerRequestContext request(String path) {
    return fake(
        ContainerRequestContext.class,
        call ->
            switch (call.name) {
              case "getHeaderString" -> "k";
              case "getMethod" -> "POST";
              case "getEntityStream" -> new ByteArrayInputStream("{}".getBytes(UTF_8));
              case "getSecurityContext" -> fake(SecurityContext.class, security -> ANN);
              case "getUriInfo" -> fake(UriInfo.class, uri -> uri(uri, path));
              default -> property(call);
            });
  }

  private static Object uri(Call call, String path) {
    return switch (call.name) {
      case "getPath" -> path;
      case "getRequestUri" -> URI.create("http://localhost/api/" + path);
      default -> Arrays.stream(path.split("/")).map(IdempotencyFilterTest::segment).toList();
    };
  }

  private static PathSegment segment(String text) {
    return fake(PathSegment.class, call -> text.replaceAll(";.*", ""));
  }

  private Object answer(Call call) {
    return switch (call.name) {
      case "getStatus" -> 201;
      case "hasEntity" -> true;
      case "getEntity" -> "a body";
      default -> null;
    };
  }

  private Object failing(Call call) {
    return switch (call.name) {
      case "proceed" -> throw new IllegalStateException("The test writes nothing");
      case "getOutputStream" -> new ByteArrayOutputStream();
      default -> property(call);
    };
  }

  private Object property(Call call) {
    return switch (call.name) {
      case "getProperty" -> properties.get(call.arguments.get(0));
      case "setProperty" -> properties.put((String) call.arguments.get(0), call.arguments.get(1));
      case "removeProperty" -> properties.remove(call.arguments.get(0));
      default -> null;
    };
  }

  private record Call(String name, List<Object> arguments) {}

  private static <T> T fake(Class<T> type, Function<Call, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answers.apply(
                    new Call(
                        method.getName(), arguments == null ? List.of() : List.of(arguments)))));
  }
}
