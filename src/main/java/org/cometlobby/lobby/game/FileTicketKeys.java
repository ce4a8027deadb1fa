package org.cometlobby.lobby.game;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keys in a file, which outlive a restart. An operator may change the file at any time: a changed
 * file is read again; a deleted file is replaced by new keys, and the tickets of the old keys are
 * void.
 */
final class FileTicketKeys implements TicketKeys {

  private static final Logger LOG = System.getLogger(FileTicketKeys.class.getName());

  private final KeyFile file;
  private KeyRing ring;
  private Optional<FileTime> known;

  /**
   * @throws IllegalArgumentException when the file exists and has no usable keys, naming it
   */
  FileTicketKeys(Path path) {
    this.file = new KeyFile(path);
    this.known = time();
    this.ring = known.isPresent() ? file.read() : KeyRing.EMPTY;
  }

  @Override
  public synchronized KeyRing update(UnaryOperator<KeyRing> change) {
    readIfChanged();
    KeyRing next = change.apply(ring);
    if (!next.equals(ring)) {
      file.write(next);
      ring = next;
      known = time();
    }
    return ring;
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

  private Optional<FileTime> time() {
    try {
      return Files.exists(file.path())
          ? Optional.of(Files.getLastModifiedTime(file.path()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
