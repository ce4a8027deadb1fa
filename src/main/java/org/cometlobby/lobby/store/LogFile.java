package org.cometlobby.lobby.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A log that is being written. A {@link RandomAccessFile}, since an interrupt of the thread closes
 * a channel, but not this. One thread at a time.
 */
class LogFile implements AutoCloseable {

  // The JDK copies all bytes of one write.
  private static final int CHUNK = 1 << 20;

  private final Path path;
  private final RandomAccessFile file;
  private long length;
  private boolean forced = true;

  /** Creates an empty file. */
  LogFile(Path path) throws IOException {
    DataDirectory.create(path);
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
  }

  Path path() {
    return path;
  }

  /** Returns how many bytes were appended as a whole. */
  long length() {
    return length;
  }

  /** Returns whether the disk has everything. */
  boolean isForced() {
    return forced;
  }

  /** Appends bytes after those that were appended as a whole: over the rest of a failed attempt. */
  void append(byte[] bytes, boolean force) throws IOException {
    if (file.length() != length) {
      file.setLength(length);
    }
    file.seek(length);
    forced = false;
    write(file, bytes);
    if (force) {
      force();
    }
    length += bytes.length;
  }

  /** Makes the disk have everything. */
  void force() throws IOException {
    force(file);
    forced = true;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  void write(RandomAccessFile target, byte[] bytes) throws IOException {
    for (int i = 0; i < bytes.length; i += CHUNK) {
      target.write(bytes, i, Math.min(CHUNK, bytes.length - i));
    }
  }

  void force(RandomAccessFile target) throws IOException {
    target.getFD().sync();
  }

  /** The maker of log files; tests make some that fail. */
  interface Factory {
    LogFile create(Path path) throws IOException;
  }
}
