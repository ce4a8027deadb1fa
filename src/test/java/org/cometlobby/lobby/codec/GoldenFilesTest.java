package org.cometlobby.lobby.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cometlobby.lobby.codec.LogRecord.RoomCommit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files of format 1, which every later version has to read. A field that was added since, and
 * is left out by default, is in {@code later}; any other change of what is written needs a new
 * folder of files beside this one.
 */
class GoldenFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"log", "checkpoint", "later"})
  void theFileIsReadToTheExpectedLines(String name) throws IOException, BrokenLineException {
    List<Object> read = new ArrayList<>();
    for (String line : new String(file(name), UTF_8).lines().toList()) {
      read.add(PlainLine.of(LineCodec.decode(line.getBytes(UTF_8))));
    }
    assertThat(read)
        .containsExactlyElementsOf(Golden.lines(name).stream().map(PlainLine::of).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "checkpoint", "later"})
  void theExpectedLinesAreWrittenToTheSameBytes(String name) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    for (Line line : Golden.lines(name)) {
      written.write(LineCodec.encode(line));
    }
    assertThat(written.toString(UTF_8)).isEqualTo(new String(file(name), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "checkpoint", "later"})
  void theWholeRoomsOfTheFileAreTheExpectedOnes(String name)
      throws IOException, BrokenLineException {
    List<Object> rooms = new ArrayList<>();
    for (String line : new String(file(name), UTF_8).lines().toList()) {
      if (LineCodec.decode(line.getBytes(UTF_8)) instanceof RoomCommit commit && commit.isWhole()) {
        rooms.add(RoomParts.room(commit.set()));
      }
    }
    assertThat(rooms).containsExactlyElementsOf(Golden.rooms(name)).isNotEmpty();
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream file =
        GoldenFilesTest.class.getResourceAsStream("format-1/" + name + ".jsonl")) {
      return Objects.requireNonNull(file).readAllBytes();
    }
  }
}
