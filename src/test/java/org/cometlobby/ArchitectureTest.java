package org.cometlobby;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.servlet.http.HttpServlet;
import java.io.Reader;
import java.io.StringReader;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Scanner;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.stream.Stream;
import org.cometlobby.comet.Comet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The layers of the application. An arrow means "knows":
 *
 * <pre>
 *   lobby.api   lobby.page &lt;- lobby.stream   lobby.operator     the outermost: HTTP for clients
 *        \         |             |              /
 *         lobby.wire   lobby.http   lobby.game   lobby.store     adapters
 *                 \        |          |         /      |
 *                  \       |          |        / lobby.codec     the durable form
 *                              lobby                             beans and ports
 *                                |
 *                            lobby.room                          pure rules
 *
 *   comet.servlet -&gt; comet.engine -&gt; comet -&gt; multipart          the push library, without a lobby
 *   settings, scheduling, limits                                 small libraries
 * </pre>
 *
 * <p>Each rule judges the application, and also {@code org.cometlobby.broken}: every class that is
 * listed with a rule breaks it, and the rule has to find that class.
 */
class ArchitectureTest {

  private static final String APPLICATION = "org.cometlobby";
  private static final String BROKEN = "org.cometlobby.broken";

  /**
   * The packages that a package knows besides itself, the JDK and JSpecify: of the application, of
   * libraries; and the classes that break the rule.
   */
  private enum Layer {
    MULTIPART("multipart", "", "", "multipart.KnowsTheApi"),
    SETTINGS("settings", "", "", "settings.KnowsTheLobby"),
    SCHEDULING("scheduling", "", "", "scheduling.KnowsTheLobby"),
    LIMITS("limits", "", "io.github.bucket4j..", "limits.KnowsTheLobby"),
    COMET("comet", "multipart", "jakarta.json..", "comet.KnowsTheEngine"),
    ENGINE(
        "comet.engine",
        "comet multipart settings",
        "jakarta.json..",
        "comet.engine.KnowsTheServlet"),
    SERVLET(
        "comet.servlet",
        "comet comet.engine multipart scheduling settings",
        "jakarta..",
        "comet.servlet.KnowsTheLobby"),
    LOBBY(
        "lobby",
        "lobby.room comet multipart limits scheduling settings",
        "jakarta.annotation.. jakarta.enterprise.. jakarta.inject.. jakarta.json.."
            + " jakarta.validation.. javax.crypto..",
        "lobby.KnowsTheApi"),
    CODEC(
        "lobby.codec",
        "lobby lobby.room comet multipart",
        "jakarta.json..",
        "lobby.codec.KnowsTheWire"),
    STORE(
        "lobby.store",
        "lobby lobby.room lobby.codec comet scheduling settings",
        "jakarta.annotation.. jakarta.enterprise.. jakarta.inject.. jakarta.json.."
            + " org.roaringbitmap..",
        "lobby.store.KnowsTheApi"),
    GAME(
        "lobby.game",
        "lobby lobby.room scheduling settings",
        "jakarta.annotation.. jakarta.enterprise.. jakarta.inject.. jakarta.json.. com.nimbusds..",
        "lobby.game.KnowsTheApi"),
    WIRE(
        "lobby.wire",
        "lobby lobby.room comet multipart",
        "jakarta.enterprise.. jakarta.inject.. jakarta.json..",
        "lobby.wire.KnowsHttp"),
    HTTP(
        "lobby.http",
        "lobby lobby.room limits scheduling settings",
        "jakarta.enterprise.. jakarta.inject.. jakarta.json.. jakarta.servlet..",
        "lobby.http.KnowsJaxRs"),
    PAGE(
        "lobby.page",
        "lobby lobby.room lobby.wire lobby.http limits",
        "jakarta.inject.. jakarta.json.. jakarta.servlet.. io.nayuki.qrcodegen..",
        "lobby.page.KnowsTheStore"),
    STREAM(
        "lobby.stream",
        "lobby lobby.room lobby.wire lobby.http lobby.page comet limits multipart scheduling",
        "jakarta.annotation.. jakarta.enterprise.. jakarta.inject.. jakarta.interceptor.."
            + " jakarta.servlet..",
        "lobby.stream.KnowsTheStore"),
    API(
        "lobby.api",
        "lobby lobby.room lobby.game lobby.wire lobby.http limits",
        "jakarta.annotation.. jakarta.enterprise.. jakarta.inject.. jakarta.json.."
            + " jakarta.servlet.. jakarta.ws.rs..",
        "lobby.api.KnowsTheStore lobby.api.KnowsTheJwtLibrary"),
    OPERATOR(
        "lobby.operator",
        "lobby lobby.room lobby.http comet settings",
        "jakarta.annotation.. jakarta.enterprise.. jakarta.inject.. jakarta.servlet.."
            + " jakarta.ws.rs.. io.prometheus.metrics..",
        "lobby.operator.KnowsTheStore lobby.operator.KnowsTheApi");

    private final String name;
    private final String own;
    private final String libraries;
    private final String broken;

    Layer(String name, String own, String libraries, String broken) {
      this.name = name;
      this.own = own;
      this.libraries = libraries;
      this.broken = broken;
    }

    ArchRule in(String root) {
      List<String> known = new ArrayList<>(List.of("java..", "org.jspecify..", root + "." + name));
      words(own).forEach(other -> known.add(root + "." + other));
      known.addAll(words(libraries));
      return classes()
          .that()
          .resideInAPackage(root + "." + name)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(known.toArray(String[]::new));
    }
  }

  /** Classes of otherwise pure packages that have a clock, a thread, chance or the machine. */
  private static final Class<?>[] IMPURE = {
    Calendar.class,
    Date.class,
    Process.class,
    ProcessBuilder.class,
    Runtime.class,
    Scanner.class,
    SecureRandom.class,
    Thread.class,
    Timer.class,
    TimerTask.class,
    UUID.class
  };

  /** The rules beyond the table, each with the classes that break it. */
  private enum Rule {
    A_ROOM_IS_PURE(
        "lobby.room.DoesIo lobby.room.KnowsAClock lobby.room.KnowsAServlet lobby.room.KnowsAStore"
            + " lobby.room.KnowsAThread lobby.room.KnowsATimer lobby.room.KnowsCdi") {
      @Override
      ArchRule in(String root) {
        return classes()
            .that()
            .resideInAPackage(root + ".lobby.room")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                        root + ".lobby.room",
                        "java.lang..",
                        "java.security",
                        "java.text",
                        "java.time",
                        "java.util",
                        "java.util.function",
                        "java.util.random",
                        "java.util.regex",
                        "java.util.stream",
                        "jakarta.json..",
                        "jakarta.validation..",
                        "org.jspecify..")
                    .or(belongToAnyOf(Reader.class, StringReader.class))
                    .and(not(assignableTo(InstantSource.class)))
                    .and(not(belongToAnyOf(IMPURE))));
      }
    },
    A_ROOM_IS_TOLD_THE_TIME("lobby.room.LooksAtTheCalendar lobby.room.LooksAtTheClock") {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .resideInAPackage(root + ".lobby.room")
            .should()
            .callMethodWhere(
                target(owner(resideInAnyPackage("java.time..")))
                    .and(target(HasName.Predicates.name("now"))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random");
      }
    },
    ONLY_LIMITS_KNOW_BUCKET4J("lobby.KnowsTheBuckets") {
      @Override
      ArchRule in(String root) {
        return only(root, "io.github.bucket4j..", "limits");
      }
    },
    ONLY_THE_OUTERMOST_KNOW_SERVLETS("lobby.KnowsTheApi") {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "jakarta.servlet..",
            "comet.servlet",
            "lobby.http",
            "lobby.page",
            "lobby.stream",
            "lobby.api",
            "lobby.operator");
      }
    },
    ONLY_RESOURCES_KNOW_JAX_RS("lobby.http.KnowsJaxRs") {
      @Override
      ArchRule in(String root) {
        return only(root, "jakarta.ws.rs..", "lobby.api", "lobby.operator");
      }
    },
    ONLY_TICKETS_KNOW_THE_JWT_LIBRARY("lobby.api.KnowsTheJwtLibrary") {
      @Override
      ArchRule in(String root) {
        return only(root, "com.nimbusds..", "lobby.game");
      }
    },
    /** The guard of the operator's token guards the resources of that package. */
    ONLY_OPERATORS_SEE_FIGURES("lobby.api.ShowsFigures") {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .resideInAPackage(root + ".lobby..")
            .and()
            .resideOutsideOfPackage(root + ".lobby.operator")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.(CometStatistics|CometHealth|StatusCollector)");
      }
    },
    /** That guard sees resources alone. */
    AN_OPERATOR_ASKS_A_RESOURCE("lobby.operator.AnswersByItself lobby.operator.StreamsByItself") {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .resideInAPackage(root + ".lobby.operator")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(HttpServlet.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Comet.class);
      }
    },
    NO_OTHER_LIBRARY_AND_NO_CONTAINER("lobby.store.KnowsTheApi") {
      @Override
      ArchRule in(String root) {
        return classes()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                root + "..",
                "java..",
                "javax.crypto..",
                "jakarta..",
                "org.jspecify..",
                "org.roaringbitmap..",
                "com.nimbusds..",
                "io.github.bucket4j..",
                "io.nayuki.qrcodegen..",
                "io.prometheus.metrics..");
      }
    },
    NO_CYCLE_OF_PACKAGES("lobby.api.KnowsTheStore lobby.store.KnowsTheApi") {
      @Override
      ArchRule in(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
      }
    },
    NO_CYCLE_OF_CLASSES_IN_THE_LOBBY("lobby.LeadsThere lobby.LeadsBack") {
      @Override
      ArchRule in(String root) {
        return slices().assignedFrom(new LobbyClasses(root)).should().beFreeOfCycles();
      }
    };

    private final String broken;

    Rule(String broken) {
      this.broken = broken;
    }

    abstract ArchRule in(String root);

    private static ArchRule only(String root, String library, String... packages) {
      return noClasses()
          .that()
          .resideInAPackage(root + "..")
          .and()
          .resideOutsideOfPackages(
              Arrays.stream(packages).map(name -> root + "." + name).toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(library);
    }
  }

  /**
   * Each class of the lobby with the classes in it. The classes of {@code lobby.room} are left out:
   * a room and its rules are one thing in several files, and know each other.
   */
  private record LobbyClasses(String root) implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String name = javaClass.getPackageName();
      boolean ofLobby = name.equals(root + ".lobby") || name.startsWith(root + ".lobby.");
      return ofLobby && !name.equals(root + ".lobby.room")
          ? SliceIdentifier.of(javaClass.getName().replaceFirst("\\$.*", ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "classes of the lobby";
    }
  }

  private static final JavaClasses REAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages(APPLICATION);

  private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(BROKEN);

  @Test
  void everyPackageHasALayer() {
    assertThat(REAL)
        .extracting(JavaClass::getPackageName)
        .isSubsetOf(
            Stream.concat(
                    Stream.of("lobby.room"), Arrays.stream(Layer.values()).map(layer -> layer.name))
                .map(name -> APPLICATION + "." + name)
                .toList());
  }

  @ParameterizedTest
  @EnumSource(Layer.class)
  void everyPackageKnowsOnlyItsOwn(Layer layer) {
    check(layer.in(APPLICATION));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theApplicationKeepsTheRule(Rule rule) {
    check(rule.in(APPLICATION));
  }

  @ParameterizedTest
  @EnumSource(Layer.class)
  void theTableFindsEveryBrokenClass(Layer layer) {
    assertFound(layer.in(BROKEN), words(layer.broken));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theRuleFindsEveryBrokenClass(Rule rule) {
    assertFound(rule.in(BROKEN), words(rule.broken));
  }

  private static void check(ArchRule rule) {
    assertThat(REAL).as("the application's classes").hasSizeGreaterThan(50);
    rule.check(REAL);
  }

  private static void assertFound(ArchRule rule, List<String> broken) {
    assertThat(broken).isNotEmpty();
    List<String> violations = rule.evaluate(FIXTURE).getFailureReport().getDetails();
    for (String name : broken) {
      assertThat(violations)
          .as("violations by %s", name)
          .anyMatch(violation -> violation.contains("<" + BROKEN + "." + name + "."));
    }
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
