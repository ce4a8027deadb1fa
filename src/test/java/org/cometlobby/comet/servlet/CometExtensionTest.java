package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.security.Principal;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.QueryParam;
import org.cometlobby.comet.StreamGate;
import org.cometlobby.comet.Topic;
import org.cometlobby.comet.servlet.CometMethod.Shape;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deploys beans to Weld, as a container does, and reads the extension's methods and problems. */
@SuppressWarnings("unused") // the methods of the beans are never called
class CometExtensionTest {

  private static Weld weld(Class<?>... beans) {
    return new Weld().disableDiscovery().extensions(new CometExtension()).beanClasses(beans);
  }

  /** Returns the methods that were found, by their path. */
  private static Map<String, CometMethod> deployed(Class<?>... beans) {
    try (WeldContainer container = weld(beans).initialize()) {
      return container.getBeanManager().getExtension(CometExtension.class).methods().stream()
          .collect(Collectors.toMap(method -> method.path().toString(), method -> method));
    }
  }

  /** Returns the problems of a deployment that fails. */
  private static String refused(Class<?>... beans) {
    Weld weld = weld(beans);
    try {
      return catchThrowableOfType(DeploymentException.class, weld::initialize).getMessage();
    } finally {
      weld.shutdown();
    }
  }

  /** All shapes of methods. */
  @ApplicationScoped
  static class Good {
    @Comet("/push")
    void push(Push<String> push) {}

    @Comet("/raw")
    @SuppressWarnings("rawtypes")
    void raw(Push push) {}

    @Comet("/push/last")
    public void pushLast(@QueryParam int a, Principal caller, Push<? super Integer> push) {}

    @Comet("/stream")
    Stream<byte[]> stream() {
      return Stream.of();
    }

    @Comet("/iterable")
    protected Iterable<String> iterable() {
      return List.of();
    }

    @Comet("/list")
    Collection<String> list() {
      return List.of();
    }

    @Comet("/publisher")
    Flow.Publisher<String> publisher() {
      return new SubmissionPublisher<>();
    }

    @Comet("/publisher/sub")
    SubmissionPublisher<String> publisherOfAType() {
      return new SubmissionPublisher<>();
    }

    @Comet("/topic")
    Topic<Object> topic() {
      return Topic.create();
    }

    @Comet(
        value = "/all/{day}/of/{name}",
        contentType = "application/vnd.example+json; charset=\"x\"")
    Topic<String> all(
        @PathParam DayOfWeek day,
        @PathParam("name") String other,
        @QueryParam List<Integer> numbers,
        @QueryParam("q") Optional<String> query,
        Principal caller) {
      return Topic.create();
    }
  }

  @Test
  void everyShapeIsFound() {
    Map<String, CometMethod> methods = deployed(Good.class);
    assertThat(
            methods.values().stream()
                .collect(Collectors.toMap(m -> m.path().toString(), CometMethod::shape)))
        .isEqualTo(
            Map.of(
                "/push", Shape.PUSH,
                "/raw", Shape.PUSH,
                "/push/last", Shape.PUSH,
                "/stream", Shape.STREAM,
                "/iterable", Shape.ITERABLE,
                "/list", Shape.ITERABLE,
                "/publisher", Shape.PUBLISHER,
                "/publisher/sub", Shape.PUBLISHER,
                "/topic", Shape.TOPIC,
                "/all/{day}/of/{name}", Shape.TOPIC));
  }

  @Test
  void aMethodIsNamedWithItsClass() {
    assertThat(deployed(Good.class).get("/push").name()).isEqualTo(Good.class.getName() + ".push");
  }

  @Test
  void parametersHaveTheirSources() {
    List<Argument> arguments = deployed(Good.class).get("/all/{day}/of/{name}").arguments();
    assertThat(arguments).hasSize(5);
    assertThat(arguments.get(0))
        .isInstanceOfSatisfying(
            Argument.FromPath.class, a -> assertThat(a.name()).isEqualTo("day"));
    assertThat(arguments.get(1))
        .isInstanceOfSatisfying(
            Argument.FromPath.class, a -> assertThat(a.name()).isEqualTo("name"));
    assertThat(arguments.get(2))
        .isInstanceOfSatisfying(
            Argument.FromQuery.class, a -> assertThat(a.name()).isEqualTo("numbers"));
    assertThat(arguments.get(3))
        .isInstanceOfSatisfying(Argument.FromQuery.class, a -> assertThat(a.name()).isEqualTo("q"));
    assertThat(arguments.get(4)).isInstanceOf(Argument.Caller.class);
  }

  @Test
  void anApplicationNeedsNoSuchMethod() {
    @Dependent
    class Plain {}

    assertThat(deployed(Plain.class)).isEmpty();
  }

  abstract static class Inherited {
    @Comet("/inherited")
    void push(Push<String> push) {}
  }

  @RequestScoped
  static class Heir extends Inherited {}

  @Test
  void aBeanInheritsAMethod() {
    CometMethod method = deployed(Heir.class).get("/inherited");
    assertThat(method.bean().getBeanClass()).isEqualTo(Heir.class);
  }

  abstract static class Renamed {
    @Comet("/old")
    public void push(Push<String> push) {}
  }

  @ApplicationScoped
  static class Renamer extends Renamed {
    @Override
    @Comet("/new")
    public void push(Push<String> push) {}
  }

  @Test
  void anOverridingMethodReplacesTheOverriddenOne() {
    assertThat(deployed(Renamer.class)).containsOnlyKeys("/new");
  }

  @ApplicationScoped
  static class Silencer extends Renamed {
    @Override
    public void push(Push<String> push) {}
  }

  @Test
  void anOverridingMethodWithoutTheAnnotationIsNoStream() {
    assertThat(deployed(Silencer.class)).isEmpty();
  }

  abstract static class Source<T> {
    abstract Iterable<T> all();
  }

  @ApplicationScoped
  static class Narrow extends Source<String> {
    @Override
    @Comet("/narrow")
    List<String> all() {
      return List.of();
    }
  }

  @Test
  void theBridgeThatTheCompilerMakesForANarrowerTypeIsNoSecondMethod() {
    assertThat(deployed(Narrow.class)).containsOnlyKeys("/narrow");
  }

  /** A bean with one problem per method. */
  @Dependent
  static class Bad {
    @Comet("/a")
    static void isStatic(Push<String> push) {}

    @Comet("/b")
    private void isPrivate(Push<String> push) {}

    @Comet("/c")
    void takesNothing() {}

    @Comet("/d")
    String returnsText() {
      return "";
    }

    @Comet("/e")
    void takesTwo(Push<String> one, Push<String> other) {}

    @Comet("/f")
    Stream<String> takesAndReturns(Push<String> push) {
      return Stream.of();
    }

    @Comet("/g")
    void strangeParameter(Push<String> push, String what) {}

    @Comet("/h")
    void notInPath(Push<String> push, @PathParam String code) {}

    @Comet("/i/{code}")
    void unusedVariable(Push<String> push) {}

    @Comet("/j")
    void noText(Push<String> push, @QueryParam Thread thread) {}

    @Comet("/k")
    void noTextInList(Push<String> push, @QueryParam List<Thread> threads) {}

    @Comet(value = "/l", contentType = "text")
    void badType(Push<String> push) {}

    @Comet(value = "/m", contentType = "text/plain\r\nX: y")
    void forgedType(Push<String> push) {}

    @Comet("m")
    void noSlash(Push<String> push) {}

    @Comet("/")
    void root(Push<String> push) {}

    @Comet("/{any}")
    void everyPath(Push<String> push, @PathParam String any) {}

    @Comet("/n/*")
    void star(Push<String> push) {}

    @Comet("/o")
    Object returnsAnything() {
      return "";
    }

    @Comet("/p")
    String[] returnsArray() {
      return new String[0];
    }

    @Comet("/q/{a}")
    void threeThings(Push<String> push, @PathParam String b, Thread thread) {}
  }

  interface Face {}

  @Dependent
  @Typed(Face.class)
  static class Behind implements Face {
    @Comet("/behind")
    void push(Push<String> push) {}
  }

  private static String allThatIsBad;

  @BeforeAll
  static void deployTheBadMethods() {
    allThatIsBad = refused(Bad.class, Behind.class, One.class, Other.class, Good.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bad.isStatic        | is static or private, where CDI can't reach it: make it an instance",
        "Bad.isPrivate       | method that is not private",
        "Bad.takesNothing    | returns void and takes no Push, so there is nothing to send: take a",
        "Bad.returnsText     | returns String and takes no Push, so there is nothing to send: take",
        "Bad.returnsAnything | or return a Stream, an Iterable, a Flow.Publisher or a Topic",
        "Bad.returnsArray    | returns String[] and takes no Push",
        "Bad.takesTwo        | takes more than one Push: keep one",
        "Bad.takesAndReturns | takes a Push and returns something: return void, or drop the Push",
        "Bad.strangeParameter | a parameter what without a source: annotate",
        "Bad.notInPath       | takes @PathParam(\"code\"), which its path doesn't have: /h",
        "Bad.unusedVariable  | has {code} in its path and no parameter @PathParam(\"code\")",
        "Bad.noText          | parameter thread of type java.lang.Thread, which can't be made from",
        "Bad.noTextInList    | java.util.List<java.lang.Thread>, which can't be made from text:"
            + " take",
        "Bad.badType         | has the contentType \"text\": write type/subtype",
        "Bad.forgedType      | write type/subtype",
        "Bad.noSlash         | has a path that can't be mapped: \"m\" is not a path: begin with a"
            + " slash",
        "Bad.root            | \"/\" is not a path: begin with a slash and a name",
        "Bad.everyPath       | begins with a variable and would take every path of the application",
        "Bad.star            | the segment \"*\" is neither letters",
        "Bad.threeThings     | takes @PathParam(\"b\"), which its path doesn't have: /q/{a}",
        "Bad.threeThings     | has a parameter thread without a source",
        "Bad.threeThings     | has {a} in its path and no parameter @PathParam(\"a\")",
        "Behind.push         | belongs to a class that is not among its bean's types: add it to"
            + " @Typed",
      })
  void aBadMethodIsNamedWithItsFix(String method, String message) {
    String name = CometExtensionTest.class.getName() + "$" + method + " ";
    assertThat(allThatIsBad.lines().filter(line -> line.contains("@Comet: " + name)))
        .anyMatch(line -> line.contains(message));
  }

  @Test
  void aGoodMethodHasNoProblem() {
    assertThat(allThatIsBad).doesNotContain("$Good");
  }

  @Dependent
  static class One {
    @Comet("/rooms/{code}/seats")
    void one(Push<String> push, @PathParam String code) {}
  }

  @Dependent
  static class Other {
    @Comet("/rooms/{room}/seats")
    void other(Push<String> push, @PathParam String room) {}
  }

  @Test
  void twoMethodsOnOnePathAreBothNamed() {
    assertThat(allThatIsBad.lines().filter(line -> line.contains("$One.one")))
        .singleElement()
        .asString()
        .contains("$Other.other", "both have the path /rooms/{", "give each a path of its own");
  }

  @Dependent
  static class Overlapping {
    @Comet("/rooms/{code}")
    void variable(Push<String> push, @PathParam String code) {}

    @Comet("/rooms/all")
    void literal(Push<String> push) {}

    @Comet("/rooms/{code}/{seat}")
    void variables(Push<String> push, @PathParam String code, @PathParam String seat) {}

    @Comet("/rooms/{code}/all")
    void literalAtTheEnd(Push<String> push, @PathParam String code) {}

    @Comet("/rooms/all/{seat}")
    void literalInTheMiddle(Push<String> push, @PathParam String seat) {}
  }

  @ParameterizedTest
  @CsvSource({
    "/rooms/K7QX2M,variable",
    "/rooms/all,literal",
    "/rooms/K7QX2M/3,variables",
    "/rooms/K7QX2M/all,literalAtTheEnd",
    "/rooms/all/3,literalInTheMiddle",
    "/rooms/all/all,literalInTheMiddle",
  })
  void aLiteralSegmentGoesBeforeAVariable(String path, String method) {
    try (WeldContainer container = weld(Overlapping.class).initialize()) {
      List<CometMethod> methods =
          container.getBeanManager().getExtension(CometExtension.class).methods();
      assertThat(
              methods.stream()
                  .filter(m -> m.path().match(path).isPresent())
                  .map(m -> m.method().getName()))
          .first()
          .isEqualTo(method);
    }
  }

  @Test
  void aWrongSettingStopsTheDeploymentToo() {
    System.setProperty("lobby.heartbeat", "often");
    try {
      assertThat(refused(Good.class))
          .contains("The setting LOBBY_HEARTBEAT takes a time from 1ms to 20s")
          .contains("not \"often\"");
    } finally {
      System.clearProperty("lobby.heartbeat");
    }
  }

  @ApplicationScoped
  static class OneGate implements StreamGate {
    @Override
    public Runnable admit(Opening opening) {
      return () -> {};
    }
  }

  @ApplicationScoped
  static class OtherGate extends OneGate {}

  @Test
  void twoGatesStopTheDeployment() {
    assertThat(refused(Good.class, OneGate.class, OtherGate.class))
        .contains("OneGate", "OtherGate");
  }

  @Test
  void anApplicationWithoutAGateGetsTheBoundPerAddress() {
    try (WeldContainer container = weld(Good.class).initialize()) {
      CometExtension extension = container.getBeanManager().getExtension(CometExtension.class);
      assertThat(extension.gate(container.getBeanManager())).isInstanceOf(AddressGate.class);
    }
  }
}
