package org.cometlobby.lobby.game;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cometlobby.lobby.UnavailableException;

/**
 * Keys in a file, which outlive a restart. An operator may change the file at any time: a changed
 * file is read again; a deleted file is replaced by new keys, and the tickets of the old keys are
 * void. While the file can't be written, or its directory is not there, the keys stay as they are.
 */
final class FileTicketKeys implements TicketKeys {

  private static final Logger LOG = System.getLogger(FileTicketKeys.class.getName());

  /** The pause after a failed attempt to write the file. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final KeyFile file;
  private final InstantSource clock;
  private KeyRing ring;
  private Optional<FileTime> known = Optional.empty();

  /** When the file may be written again, after a failure. */
  private Optional<Instant> nextAttempt = Optional.empty();

  /**
   * @throws IllegalArgumentException when the file exists and has no usable keys, naming it
   */
  FileTicketKeys(Path path, InstantSource clock) {
    this.file = new KeyFile(path);
    this.clock = clock;
    this.known = time();
    this.ring = known.isPresent() ? file.read() : KeyRing.EMPTY;
  }

  @Override
  public synchronized KeyRing update(UnaryOperator<KeyRing> change) {
    readIfChanged();
    if (nextAttempt.isEmpty() || !clock.instant().isBefore(nextAttempt.get())) {
      KeyRing next = change.apply(ring);
      if (!next.equals(ring)) {
        write(next);
      }
    }
    if (ring.keys().isEmpty()) {
      throw new UnavailableException("The ticket keys can't be stored in " + file.path(), PAUSE);
    }
    return ring;
  }

  /** Writes a ring and uses it. A failure is logged once, however many attempts follow. */
  private void write(KeyRing next) {
    try {
      file.write(next);
      ring = next;
      known = time();
      nextAttempt = Optional.empty();
    } catch (UncheckedIOException e) {
      if (nextAttempt.isEmpty()) {
        LOG.log(Level.ERROR, "The ticket keys stay unchanged until they can be stored", e);
      }
      nextAttempt = Optional.of(clock.instant().plus(PAUSE));
    }
  }

  /** Reads a changed file. A broken file is logged once, and the keys before it stay in use. */
  private void readIfChanged() {
    Optional<FileTime> time = time();
    if (time.equals(known)) {
      return;
    }
    known = time;
    try {
      ring = time.isPresent() ? file.read() : KeyRing.EMPTY;
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, "The ticket keys stay unchanged: {0}", e.getMessage());
    }
  }

  /** Returns when the file was last changed; empty if there is none. */
  private Optional<FileTime> time() {
    try {
      return Optional.of(Files.getLastModifiedTime(file.path()));
    } catch (NoSuchFileException e) {
      // A directory that is not there is not a file that somebody has deleted.
      return Files.isDirectory(file.directory()) ? Optional.empty() : known;
    } catch (IOException e) {
      return known;
    }
  }
}
