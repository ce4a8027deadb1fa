package org.cometlobby.lobby.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The names of a room's events, which Java, the scripts and the README each have a list of. */
class EventNamesTest {

  /** Events that leave the room as it is, but for its version; the reducer has no line for them. */
  private static final Set<String> WITHOUT_EFFECT = Set.of("message", "scheduled");

  /** {@code EventJson} is read as text: its names are no constants that a test could ask for. */
  private static Set<String> sent() throws IOException {
    return found(
        "src/main/java/org/cometlobby/lobby/wire/EventJson.java",
        "new EventJson\\(\\s*\"([a-z-]+)\"");
  }

  private static Set<String> found(String file, String pattern) throws IOException {
    Set<String> names = new TreeSet<>();
    Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(Files.readString(Path.of(file)))
        .results()
        .forEach(match -> names.add(match.group(1)));
    return names;
  }

  @Test
  void theReducerKnowsEveryEventThatChangesTheRoom() throws IOException {
    Set<String> known = found("webapp/js/lobby/state.js", "^  '?([a-z-]+)'?(?:: \\(|\\()");
    known.add("snapshot");
    known.addAll(WITHOUT_EFFECT);
    assertThat(sent()).hasSizeGreaterThan(10).isSubsetOf(known);
  }

  @Test
  void theTypesNameEveryEvent() throws IOException {
    assertThat(sent())
        .isSubsetOf(
            found("webapp/js/lobby/events.js", "^ \\* @property \\{.*} ([a-z-]+)(?: .*)?$"));
  }

  @Test
  void theReadmeNamesEveryEvent() throws IOException {
    Set<String> ofRooms = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      if (line.startsWith("| `GET /streams/rooms/{code}`")) {
        Pattern.compile("`([a-z-]+)`")
            .matcher(line)
            .results()
            .forEach(m -> ofRooms.add(m.group(1)));
      }
    }
    assertThat(sent()).isSubsetOf(ofRooms);
  }
}
