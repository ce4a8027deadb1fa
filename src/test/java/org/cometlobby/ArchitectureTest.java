package org.cometlobby;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
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
    LIMITS_KNOW_THE_JDK_AND_THEIR_LIBRARY_ONLY {
      @Override
      ArchRule in(String root) {
        return only(root, "limits", "io.github.bucket4j..", "org.jspecify..");
      }
    },
    THE_API_KNOWS_MULTIPART_AND_JSON_ONLY {
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
            root + ".settings",
            "jakarta..",
            "org.jspecify..");
      }
    },
    THE_LOBBY_KNOWS_THE_LIBRARYS_API_AND_NEITHER_ITS_STORES_NOR_THE_WEB {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby",
            root + ".comet",
            root + ".multipart",
            root + ".limits",
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
            root + ".settings",
            "jakarta..",
            "org.h2..",
            "org.jspecify..");
      }
    },
    GAMES_KNOW_THE_LOBBY_AND_NEITHER_ITS_STORES_NOR_THE_WEB {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.game",
            root + ".lobby",
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
    THE_WEB_KNOWS_THE_LOBBY_AND_THE_LIBRARYS_API_AND_NO_STORE {
      @Override
      ArchRule in(String root) {
        return only(
            root,
            "lobby.web",
            root + ".lobby",
            root + ".lobby.game",
            root + ".comet",
            root + ".multipart",
            root + ".limits",
            root + ".settings",
            "jakarta..",
            "io.prometheus.metrics..",
            "io.nayuki.qrcodegen..",
            "org.jspecify..");
      }
    },
    A_ROOM_IS_PURE {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .haveFullyQualifiedName(root + ".lobby.Room")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                root + ".comet..",
                "jakarta.enterprise..",
                "jakarta.inject..",
                "jakarta.annotation..",
                "java.util.concurrent..",
                "java.io..",
                "java.net..");
      }
    },
    NO_TIME_BUT_WHAT_A_ROOM_IS_GIVEN {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .haveFullyQualifiedName(root + ".lobby.Room")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
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
            .resideOutsideOfPackages(root + ".comet.servlet", root + ".lobby.web")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");
      }
    },
    JAX_RS_IS_FOR_THE_LOBBYS_WEB_ALONE {
      @Override
      ArchRule in(String root) {
        return noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(root + ".lobby.web")
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
