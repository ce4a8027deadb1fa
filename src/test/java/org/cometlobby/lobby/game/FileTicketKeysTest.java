package org.cometlobby.lobby.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.cometlobby.lobby.UnavailableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTicketKeysTest {

  private static final TicketSettings SETTINGS =
      new TicketSettings("x", Duration.ofMinutes(5), Duration.ofDays(30));
  private static final String PUBLIC =
      "{\"kty\":\"EC\",\"crv\":\"P-256\","
          + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
          + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";

  @TempDir private Path directory;
  private Path file;
  private int changes;
  private Instant clock = Duels.NOW;

  @BeforeEach
  void file() {
    file = directory.resolve("ticket-keys.json");
  }

  @Test
  void keysSurviveARestart() {
    KeyRing before = now(keysIn(file));
    assertThat(now(keysIn(file))).isEqualTo(before);
  }

  @Test
  void onlyTheOwnerCanReadTheFileAndNoOtherFileIsLeft() throws IOException {
    KeyRing ring = now(keysIn(file));
    now(keysIn(file), Duels.NOW.plus(Duration.ofDays(31)));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(Files.readString(file)).contains("\"d\":", ring.keys().get(0).getKeyID());
  }

  @Test
  void aDeletedFileIsReplacedByNewKeysAtOnce() throws IOException {
    FileTicketKeys keys = keysIn(file);
    ECKey stolen = now(keys).signer(Duels.NOW);
    Files.delete(file);
    KeyRing fresh = now(keys);
    assertThat(fresh.keys()).hasSize(1).doesNotContain(stolen);
    assertThat(fresh.signer(Duels.NOW)).isNotEqualTo(stolen);
  }

  @Test
  void aKeyAddedToTheFileIsUsed() throws Exception {
    FileTicketKeys keys = keysIn(file);
    ECKey old = now(keys).keys().get(0);
    ECKey added = new ECKey.Builder(otherKey()).issueTime(null).keyID(null).build();
    change(new JWKSet(List.<JWK>of(added, old)).toString(false));
    Instant found = Duels.NOW.plusSeconds(1);
    Instant later = found.plus(KeyRing.AHEAD);
    now(keys, found);
    assertThat(now(keys, later).signer(later).toPublicJWK().computeThumbprint())
        .isEqualTo(added.computeThumbprint());
    assertThat(now(keysIn(file), later).keys()).hasSize(2);
  }

  @Test
  void aFileBrokenLaterLeavesTheKeysUnchanged() throws IOException {
    FileTicketKeys keys = keysIn(file);
    KeyRing before = now(keys);
    change("{\"keys\":[");
    assertThat(now(keys)).isEqualTo(before);
    change(before.set().toString(false));
    assertThat(now(keys)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"keys\":",
        "{\"keys\":[" + PUBLIC + "]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0c2VjcmV0c2VjcmV0\"}]}"
      })
  void aFileWithoutUsableKeysStopsTheStartAndIsNamed(String content) throws IOException {
    Files.writeString(file, content);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keysIn(file))
        .withMessageContaining(file.toString())
        .withMessageNotContaining("c2VjcmV0");
  }

  @Test
  void twoKeysWithTheSameKidAreRefused() throws IOException {
    KeyRing ring = now(keysIn(file));
    List<JWK> twice = new ArrayList<>(ring.keys());
    twice.addAll(ring.keys());
    change(new JWKSet(twice).toString(false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keysIn(file))
        .withMessageContaining("kid");
  }

  @Test
  void firstKeysThatCannotBeStoredAreNotUsedAndTriedAgainAMinuteLater() throws IOException {
    FileTicketKeys keys = keysIn(directory.resolve("gone/ticket-keys.json"));
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> now(keys))
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
    Files.createDirectory(directory.resolve("gone"));
    clock = clock.plusSeconds(59);
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> now(keys));
    clock = clock.plusSeconds(1);
    assertThat(now(keys).keys()).hasSize(1);
  }

  @Test
  void aNewKeyThatCannotBeStoredWaitsAndTheOldOneGoesOn() throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    Path away = directory.resolve("away");
    FileTicketKeys keys = keysIn(data.resolve("ticket-keys.json"));
    KeyRing before = now(keys);
    Instant due = Duels.NOW.plus(SETTINGS.rotation());
    Files.move(data, away);
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger(FileTicketKeys.class.getName());
    Handler listening = listening(logged);
    logger.addHandler(listening);
    for (int i = 0; i < 5; i++) {
      assertThat(now(keys, due)).isEqualTo(before);
      clock = clock.plusSeconds(30);
    }
    logger.removeHandler(listening);
    assertThat(logged).containsExactly("The ticket keys stay unchanged until they can be stored");
    Files.move(away, data);
    clock = clock.plusSeconds(60);
    assertThat(now(keys, due).keys()).hasSize(2).containsAll(before.keys());
    assertThat(now(keysIn(data.resolve("ticket-keys.json")), due).keys()).hasSize(2);
  }

  @Test
  void aKeyAddedToAFileThatCannotBeWrittenDoesNotSignYet() throws IOException {
    KeyRing before = now(keysIn(file));
    ECKey added = new ECKey.Builder(otherKey()).issueTime(null).build();
    KeyRing unsaved = new KeyRing(List.of(before.keys().get(0), added));
    assertThat(unsaved.signer(Duels.NOW.plus(KeyRing.AHEAD))).isEqualTo(before.keys().get(0));
    assertThat(new KeyRing(List.of(added)).signer(Duels.NOW)).isEqualTo(added);
  }

  private static Handler listening(List<String> logged) {
    return new Handler() {

      @Override
      public void publish(LogRecord entry) {
        logged.add(entry.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private FileTicketKeys keysIn(Path path) {
    return new FileTicketKeys(path, () -> clock);
  }

  private static ECKey otherKey() {
    return now(new MemoryTicketKeys()).keys().get(0);
  }

  private static KeyRing now(TicketKeys keys) {
    return now(keys, Duels.NOW);
  }

  private static KeyRing now(TicketKeys keys, Instant now) {
    return keys.update(ring -> ring.at(now, SETTINGS));
  }

  /** Changes the file as an operator would: with a later time of modification. */
  private void change(String content) throws IOException {
    Files.writeString(file, content);
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z").plusSeconds(++changes)));
  }
}
