package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The layers of the scripts and their allowed imports. Pretend scripts that break a rule show that
 * the rule can fail.
 */
class ScriptArchitectureTest {

  /** For each layer, the layers that it may import. */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "comet", Set.of(),
          "multipart-xhr", Set.of("comet"),
          "lobby", Set.of("comet"),
          "comet-lobby", Set.of("lobby"),
          "page", Set.of("comet", "multipart-xhr", "lobby", "comet-lobby"),
          "quick-draw", Set.of("comet", "multipart-xhr", "lobby", "comet-lobby", "page"));

  /** Layers that use a library as its other users do: by its entry, not by what is behind it. */
  private static final Set<String> USERS = Set.of("page", "quick-draw");

  /** Returns a script's layer: its folder, or the name of an entry. */
  private static String layerOf(String script) {
    return script.replaceFirst("(/.*|(\\.classic)?\\.js)$", "");
  }

  private static Set<String> violationsIn(Scripts scripts) {
    Set<String> violations = new TreeSet<>();
    for (String script : scripts.names()) {
      if (!KNOWN.containsKey(layerOf(script))) {
        violations.add(script + " is in no layer");
      }
      for (String imported : scripts.importsOf(script)) {
        if (!scripts.names().contains(imported)) {
          violations.add(script + " imports " + imported + ", which does not exist");
        } else if (!mayImport(script, imported)) {
          violations.add(script + " must not import " + imported);
        }
      }
      findCircles(scripts, List.of(script), violations);
    }
    return violations;
  }

  private static boolean mayImport(String script, String imported) {
    String layer = layerOf(script);
    String other = layerOf(imported);
    boolean hidden = USERS.contains(layer) && !USERS.contains(other) && imported.contains("/");
    return other.equals(layer) || (KNOWN.getOrDefault(layer, Set.of()).contains(other) && !hidden);
  }

  /** Adds the circles that begin at the path's first script, which has the lowest name in them. */
  private static void findCircles(Scripts scripts, List<String> path, Set<String> circles) {
    for (String imported : scripts.importsOf(path.get(path.size() - 1))) {
      List<String> longer = new ArrayList<>(path);
      longer.add(imported);
      if (imported.equals(path.get(0))) {
        circles.add("circle: " + String.join(" > ", longer));
      } else if (!path.contains(imported) && imported.compareTo(path.get(0)) > 0) {
        findCircles(scripts, longer, circles);
      }
    }
  }

  @Test
  void theScriptsKeepToTheirLayersWithoutACircle() {
    assertThat(violationsIn(Scripts.in(Scripts.FOLDER))).isEmpty();
  }

  @Test
  void theImportsOfTheScriptsAreFound() {
    Scripts scripts = Scripts.in(Scripts.FOLDER);
    assertThat(scripts.names()).contains("comet.js", "lobby/room.js", "page/room.js");
    assertThat(scripts.importsOf("comet.js"))
        .containsExactly(
            "comet/connection.js", "comet/error.js", "comet/multipart.js", "comet/tabs.js");
    assertThat(scripts.importsOf("multipart-xhr.js")).containsExactly("multipart-xhr.classic.js");
    assertThat(scripts.importsOf("multipart-xhr.classic.js")).containsExactly("comet/multipart.js");
  }

  @Test
  void everyFormOfAnImportIsFoundButNotATypeInAComment() {
    Scripts scripts =
        Scripts.of(
            Map.of(
                "page/all.js",
                """
                // import { a } from './a.js';
                /** @type {import('../b.js').B} */
                import '../c.js';
                import d, { e } from "./d.js";
                import {
                  f,
                } from './f.js';
                import * as g from './sub/g.js';
                export { h } from './h.js';
                export const text = 'from "./i.js"';
                const j = await import('./j.js');
                import("../k.js").then(start);
                """));
    assertThat(scripts.importsOf("page/all.js"))
        .containsExactly(
            "c.js", "page/d.js", "page/f.js", "page/sub/g.js", "page/h.js", "page/j.js", "k.js");
  }

  private record Pretended(String violation, Map<String, String> sources) {
    private static Pretended imports(String violation, String script, String imported) {
      return new Pretended(
          violation, Map.of(script, "import '" + imported + "';", resolved(script, imported), ""));
    }

    private static String resolved(String script, String imported) {
      return Scripts.of(Map.of(script, "import '" + imported + "';")).importsOf(script).get(0);
    }

    @Override
    public String toString() {
      return violation;
    }
  }

  static Stream<Pretended> violations() {
    return Stream.of(
        new Pretended(
            "circle: comet.js > comet/tabs.js > comet.js",
            Map.of(
                "comet.js", "await import('./comet/tabs.js');",
                "comet/tabs.js", "import { CometError } from '../comet.js';")),
        new Pretended(
            "circle: page/a.js > page/b.js > page/c.js > page/a.js",
            Map.of(
                "page/a.js", "import './b.js';",
                "page/b.js", "import './c.js';",
                "page/c.js", "import './a.js';")),
        new Pretended(
            "lobby.js imports lobby/gone.js, which does not exist",
            Map.of("lobby.js", "import './lobby/gone.js';")),
        new Pretended(
            "lobby.js imports left-pad, which does not exist",
            Map.of("lobby.js", "import pad from 'left-pad';")),
        new Pretended("util/a.js is in no layer", Map.of("util/a.js", "")),
        Pretended.imports("comet.js must not import lobby.js", "comet.js", "./lobby.js"),
        Pretended.imports(
            "comet/tabs.js must not import lobby/clock.js", "comet/tabs.js", "../lobby/clock.js"),
        Pretended.imports(
            "multipart-xhr.classic.js must not import lobby.js",
            "multipart-xhr.classic.js",
            "./lobby.js"),
        Pretended.imports(
            "lobby/room.js must not import page/page.js", "lobby/room.js", "../page/page.js"),
        Pretended.imports(
            "lobby.js must not import comet-lobby/texts.js", "lobby.js", "./comet-lobby/texts.js"),
        Pretended.imports(
            "comet-lobby.js must not import page/page.js", "comet-lobby.js", "./page/page.js"),
        Pretended.imports(
            "lobby.js must not import quick-draw/rules.js", "lobby.js", "./quick-draw/rules.js"),
        Pretended.imports(
            "page/room.js must not import lobby/room.js", "page/room.js", "../lobby/room.js"),
        Pretended.imports(
            "quick-draw/view.js must not import lobby/state.js",
            "quick-draw/view.js",
            "../lobby/state.js"),
        Pretended.imports(
            "page/home.js must not import quick-draw/view.js",
            "page/home.js",
            "../quick-draw/view.js"));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void aScriptThatBreaksARuleIsFound(Pretended pretended) {
    assertThat(violationsIn(Scripts.of(pretended.sources))).containsExactly(pretended.violation);
  }
}
