package org.cometlobby.it.lobby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.it.lobby.LobbyContract.codes;
import static org.cometlobby.it.lobby.LobbyContract.newGame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.OwnServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * The data directory as an operator may meet it: copied to another place, damaged, of a later
 * version, or in use. One killed server leaves a directory; each test has a copy of it.
 */
@Tag("one-server")
class DataDirectoryIT {

  private static final int ROOMS = 30;

  @TempDir private static Path scratch;
  private static Path left;
  private static String game;
  private static List<String> rooms;
  private static LobbyClient ann;

  private Path data;
  private String name;
  private final List<OwnServer> servers = new ArrayList<>();

  @BeforeAll
  static void leaveADirectory() throws IOException {
    left = scratch.resolve("left");
    game = newGame();
    rooms = new ArrayList<>();
    OwnServer server = OwnServer.start("data-left", settings(left));
    try {
      ann = LobbyClient.stranger(server.base()).register("Ann");
      for (int i = 0; i < ROOMS; i++) {
        rooms.add(ann.makeRoom(game, 5));
      }
    } finally {
      server.kill();
    }
  }

  private static Map<String, String> settings(Path data) {
    return Map.of("LOBBY_DATA_DIR", data.toString(), "LOBBY_GRACE", "1h", "LOBBY_LIMITS", "off");
  }

  @BeforeEach
  void copy(TestInfo test) throws IOException {
    name = "data-" + test.getDisplayName().replaceAll("[^A-Za-z]", "");
    data = scratch.resolve(name);
    copy(left, data);
  }

  @AfterEach
  void stop() {
    servers.forEach(OwnServer::close);
  }

  private OwnServer start(String suffix) throws IOException {
    OwnServer server = OwnServer.start(name + suffix, settings(data));
    servers.add(server);
    return server;
  }

  @Test
  void aCopyOfTheDirectoryIsTheLobbyAtAnotherPlace() throws IOException {
    OwnServer server = start("");
    assertThat(listed(server)).containsExactlyInAnyOrderElementsOf(rooms);
    LobbyClient me = ann.at(server.base());
    assertThat(me.get("api/players/me").json().getString("id")).isEqualTo(ann.id());
    assertThat(me.say(rooms.get(0), "hello").status()).isEqualTo(202);
    // Taken while the server runs, a copy is as good: the end of its log may be torn.
    Path backup = scratch.resolve("backup");
    copy(data, backup);
    data = backup;
    OwnServer other = start("-backup");
    assertThat(listed(other)).containsExactlyInAnyOrderElementsOf(rooms);
    assertThat(Past.messages(me.at(other.base()), rooms.get(0))).contains("hello");
  }

  @Test
  void aTornLastLineIsCutOffAndAllBeforeItIsThere() throws IOException {
    Path log = log(data);
    byte[] bytes = Files.readAllBytes(log);
    int lastLine = lastLine(bytes);
    Files.write(log, Arrays.copyOf(bytes, lastLine + (bytes.length - lastLine) / 2));
    OwnServer server = start("");
    assertThat(listed(server)).isSubsetOf(rooms);
    assertThat(listed(server)).hasSizeGreaterThanOrEqualTo(ROOMS - 1);
    assertWritable(server);
  }

  @Test
  void aLogWithABrokenMiddleIsKeptAsideAndTheLogSaysSo() throws IOException {
    Path log = log(data);
    byte[] bytes = Files.readAllBytes(log);
    for (int i = bytes.length / 2; i < bytes.length / 2 + 40; i++) {
      bytes[i] ^= 0x15;
    }
    Files.write(log, bytes);
    OwnServer server = start("");
    assertThat(listed(server)).isNotEmpty().isSubsetOf(rooms);
    assertThat(files(data)).anyMatch(file -> file.matches("log-\\d+\\.jsonl\\.broken-.+"));
    assertLogged(server, line -> line.contains(log.getFileName().toString()));
    assertWritable(server);
    // The readable part is kept: the next start has no broken file.
    List<String> before = listed(server);
    server.kill();
    OwnServer again = server.startAgain();
    servers.add(again);
    assertThat(listed(again)).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void aFileOfGarbageIsKeptAsideAndNeverEmptied() throws IOException {
    byte[] garbage = "This is no log.\n\u0000\u0001".repeat(100).getBytes(StandardCharsets.UTF_8);
    Path log = log(data);
    Files.write(log, garbage);
    OwnServer server = start("");
    Path kept =
        data.resolve(
            files(data).stream()
                .filter(file -> file.startsWith(log.getFileName() + ".broken-"))
                .findFirst()
                .orElseThrow());
    assertThat(kept).hasBinaryContent(garbage);
    assertLogged(server, line -> line.contains(log.getFileName().toString()));
    assertWritable(server);
  }

  @Test
  void anUnknownFileInTheDirectoryIsLeftAlone() throws IOException {
    Path note = Files.writeString(data.resolve("note.txt"), "of the operator");
    OwnServer server = start("");
    assertThat(listed(server)).containsExactlyInAnyOrderElementsOf(rooms);
    assertThat(note).hasContent("of the operator");
  }

  @Test
  void aSecondServerOnTheDirectoryIsRefusedAndTheLogNamesTheDirectory() throws IOException {
    OwnServer first = start("-first");
    OwnServer second = start("-second");
    assertStopped(second);
    assertLogged(second, line -> line.contains(data.toString()));
    assertThat(listed(first)).containsExactlyInAnyOrderElementsOf(rooms);
    assertWritable(first);
  }

  @Test
  void aLaterFormatStopsTheStartAndNothingIsChanged() throws IOException {
    Path log = log(data);
    List<String> lines = Files.readAllLines(log);
    String json = lines.get(0).substring(9).replaceFirst("\"format\" ?: ?\\d+", "\"format\":999");
    assertThat(json).contains("999");
    lines.set(0, withChecksum(json));
    Files.write(log, lines);
    byte[] before = Files.readAllBytes(log);
    OwnServer server = start("");
    assertStopped(server);
    assertLogged(
        server, line -> line.contains("999") && line.contains(log.getFileName().toString()));
    assertThat(log).hasBinaryContent(before);
  }

  private static String withChecksum(String json) {
    CRC32C crc = new CRC32C();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x %s", crc.getValue(), json);
  }

  private static List<String> listed(OwnServer server) {
    return codes(
        LobbyClient.stranger(server.base()).get("api/rooms?limit=500&game=" + game).json());
  }

  private static void assertWritable(OwnServer server) {
    LobbyClient player = LobbyClient.stranger(server.base()).register("Zoe");
    assertThat(player.say(player.makeRoom(newGame(), 5), "still alive").status()).isEqualTo(202);
  }

  /** Checks that the server runs without the application. */
  private static void assertStopped(OwnServer server) {
    for (String path : List.of("api/health/ready", "api/rooms")) {
      assertThat(LobbyClient.stranger(server.base()).get(path).status()).as(path).isIn(404, 500);
    }
  }

  private static void assertLogged(OwnServer server, Predicate<String> line) throws IOException {
    assertThat(server.log().lines()).anyMatch(line);
  }

  /** Returns the log that has the most, in case the server began another at its start. */
  private static Path log(Path directory) {
    return files(directory).stream()
        .filter(file -> file.matches("log-\\d+\\.jsonl"))
        .map(directory::resolve)
        .max(Comparator.comparing(file -> file.toFile().length()))
        .orElseThrow(() -> new AssertionError("No log in " + directory));
  }

  private static int lastLine(byte[] bytes) {
    int start = bytes.length - 1;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static List<String> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String file : files(from)) {
      Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
