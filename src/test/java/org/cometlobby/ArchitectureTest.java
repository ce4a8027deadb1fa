package org.cometlobby;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may know whom. Each rule judges the application, and also {@code org.cometlobby.broken},
 * classes that break it: a rule that finds nothing wrong there would never find anything.
 */
class ArchitectureTest {

  private static final String APPLICATION = "org.cometlobby";
  private static final String BROKEN = "org.cometlobby.broken";

  private enum Rule {
    MULTIPART_KNOWS_THE_JDK_ONLY {
      @Override
      ArchRule in(String root) {
        return only(root, "multipart", "org.jspecify..");
      }
    },
    SETTINGS_KNOW_THE_JDK_ONLY {
      @Override
      ArchRule in(String root) {
        return only(root, "settings", "org.jspecify..");
      }
    },
    SCHEDULING_KNOWS_THE_JDK_ONLY {
      @Override
      ArchRule in(String root) {
        return only(root, "scheduling", "org.jspecify..");
      }
    },
    LIMITS_KNOW_THE_JDK_AND_THEIR_LIBRARY_ONLY {
      @Override
      ArchRule in(String root) {
        return only(root, "limits", "io.github.bucket4j..", "org.jspecify..");
      }
    },
    THE_LIBRARYS_API_KNOWS_MULTIPART_AND_JSON_ONLY {
      @Override
      ArchRule in(String root) {
        return only(root, "comet", root + ".multipart", "jakarta.json..", "org.jspecify..");
      }
    },
    THE_ENGINE_KNOWS_THE_API_AND_NO_CONTAINER {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "comet.engine",
            root + ".comet",
            root + ".multipart",
            root + ".settings",
            "jakarta.json..",
            "org.jspecify..");
      }
    },
    THE_SERVLET_KNOWS_THE_LIBRARY_AND_NO_LOBBY {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "comet.servlet",
            root + ".comet",
            root + ".comet.engine",
            root + ".multipart",
            root + ".scheduling",
            root + ".settings",
            "jakarta..",
            "org.jspecify..");
      }
    },
    A_ROOM_IS_PURE {
      @Override
      ArchRule in(String root) {
        // No clock, no thread, no store, no CDI, no servlet: values and what JSON and bounds need.
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
                        "jakarta.json",
                        "jakarta.validation..",
                        "org.jspecify..")
                    .and(not(assignableTo(InstantSource.class)))
                    .and(not(assignableTo(Thread.class)))
                    .and(not(assignableTo(SecureRandom.class))));
      }
    },
    A_ROOM_IS_TOLD_THE_TIME {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .resideInAPackage(root + ".lobby.room")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");
      }
    },
    THE_LOBBY_KNOWS_ROOMS_AND_NEITHER_ITS_STORES_NOR_HTTP {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby",
            root + ".lobby.room",
            root + ".comet",
            root + ".limits",
            root + ".scheduling",
            root + ".settings",
            "jakarta..",
            "org.jspecify..");
      }
    },
    A_STORE_KNOWS_THE_LOBBY_ONLY {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.store",
            root + ".lobby",
            root + ".lobby.room",
            root + ".settings",
            "jakarta..",
            "org.h2..",
            "org.jspecify..");
      }
    },
    GAMES_KNOW_THE_LOBBY_AND_NEITHER_ITS_STORES_NOR_HTTP {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.game",
            root + ".lobby",
            root + ".lobby.room",
            root + ".scheduling",
            root + ".settings",
            "jakarta.annotation..",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "jakarta.json..",
            "javax.crypto..",
            "com.nimbusds..",
            "org.jspecify..");
      }
    },
    THE_WIRE_KNOWS_ROOMS_AND_JSON {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.wire",
            root + ".lobby",
            root + ".lobby.room",
            "jakarta.json..",
            "org.jspecify..");
      }
    },
    HTTP_KNOWS_THE_LOBBY_AND_SERVLETS {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.http",
            root + ".lobby",
            root + ".lobby.room",
            root + ".lobby.game",
            root + ".limits",
            root + ".settings",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "jakarta.json..",
            "jakarta.servlet..",
            "jakarta.validation..",
            "org.jspecify..");
      }
    },
    PAGES_KNOW_THE_LOBBY_ITS_WIRE_AND_HTTP {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.page",
            root + ".lobby",
            root + ".lobby.room",
            root + ".lobby.wire",
            root + ".lobby.http",
            root + ".limits",
            "jakarta.inject..",
            "jakarta.json..",
            "jakarta.servlet..",
            "jakarta.validation..",
            "io.nayuki.qrcodegen..",
            "org.jspecify..");
      }
    },
    STREAMS_KNOW_THE_LOBBY_ITS_WIRE_AND_THE_LIBRARYS_API {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.stream",
            root + ".lobby",
            root + ".lobby.room",
            root + ".lobby.wire",
            root + ".lobby.http",
            root + ".lobby.page",
            root + ".limits",
            root + ".scheduling",
            root + ".comet",
            "jakarta.annotation..",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "jakarta.interceptor..",
            "jakarta.servlet..",
            "org.jspecify..");
      }
    },
    THE_API_OF_THE_LOBBY_KNOWS_ITS_WIRE_AND_HTTP {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.api",
            root + ".lobby",
            root + ".lobby.room",
            root + ".lobby.game",
            root + ".lobby.wire",
            root + ".lobby.http",
            root + ".limits",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "jakarta.json..",
            "jakarta.servlet..",
            "jakarta.validation..",
            "jakarta.ws.rs..",
            "org.jspecify..");
      }
    },
    OPERATORS_SEE_THE_LOBBY_AND_THE_LIBRARYS_FIGURES {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.operator",
            root + ".lobby",
            root + ".lobby.room",
            root + ".lobby.api",
            root + ".lobby.http",
            root + ".comet",
            root + ".settings",
            "jakarta.annotation..",
            "jakarta.enterprise..",
            "jakarta.inject..",
            "jakarta.servlet..",
            "jakarta.ws.rs..",
            "io.prometheus.metrics..",
            "org.jspecify..");
      }
    },
    BUCKETS_ARE_FOR_THE_LIMITS_ALONE {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(root + ".limits")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.bucket4j..");
      }
    },
    SERVLETS_ARE_FOR_THE_OUTERMOST_ALONE {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackages(
                root + ".comet.servlet",
                root + ".lobby.http",
                root + ".lobby.page",
                root + ".lobby.stream",
                root + ".lobby.api",
                root + ".lobby.operator")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");
      }
    },
    JAX_RS_IS_FOR_RESOURCES_ALONE {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackages(root + ".lobby.api", root + ".lobby.operator")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");
      }
    },
    THE_JWT_LIBRARY_IS_FOR_TICKETS_ALONE {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(root + ".lobby.game")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");
      }
    },
    NOTHING_OF_A_CONTAINER_AND_NO_OTHER_LIBRARY {
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
                "org.h2..",
                "com.nimbusds..",
                "io.github.bucket4j..",
                "io.nayuki.qrcodegen..",
                "io.prometheus.metrics..");
      }
    },
    NO_CYCLES {
      @Override
      ArchRule in(String root) {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
      }
    };

    abstract ArchRule in(String root);

    /** Classes of a package know themselves, the JDK, and these packages, nothing else. */
    private static ArchRule only(String root, String name, String... others) {
      List<String> known = new ArrayList<>(List.of("java..", root + "." + name));
      known.addAll(Arrays.asList(others));
      return classes()
          .that()
          .resideInAPackage(root + "." + name)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(known.toArray(String[]::new));
    }
  }

  private static final JavaClasses REAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages(APPLICATION);

  private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(BROKEN);

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theApplicationKeepsTheRule(Rule rule) {
    assertThat(REAL).as("what was built").hasSizeGreaterThan(50);
    rule.in(APPLICATION).check(REAL);
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theRuleFindsWhatIsBroken(Rule rule) {
    assertThat(rule.in(BROKEN).evaluate(FIXTURE).getFailureReport().getDetails())
        .as("%s in %s", rule, BROKEN)
        .isNotEmpty();
  }
}
