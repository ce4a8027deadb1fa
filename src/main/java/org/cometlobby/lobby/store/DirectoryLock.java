package org.cometlobby.lobby.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right of one application to write to a directory, among all processes and all applications of
 * this process.
 */
final class DirectoryLock implements AutoCloseable {

  private static final String FILE = "lock";

  private final String name;
  private final FileChannel channel;

  private DirectoryLock(String name, FileChannel channel) {
    this.name = name;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalStateException if another application has it, naming the directory and the
   *     other's process
   */
  static DirectoryLock take(Path directory) throws IOException {
    Path file = directory.toRealPath().resolve(FILE);
    String name = DirectoryLock.class.getName() + ":" + file;
    // The system properties are one map for all applications of the process. They are asked
    // first, since closing a second channel would release the lock of the first (POSIX).
    if (System.getProperties().putIfAbsent(name, pid()) != null) {
      throw taken(directory, "another application of this process, " + pid());
    }
    // An interrupt would close the channel.
    boolean interrupted = Thread.interrupted();
    @Nullable FileChannel channel = null;
    try {
      channel = open(file);
      if (tryLock(channel) == null) {
        throw taken(directory, "process " + Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((pid() + "\n").getBytes(UTF_8)));
      DirectoryLock lock = new DirectoryLock(name, channel);
      channel = null;
      return lock;
    } finally {
      if (channel != null) {
        System.getProperties().remove(name);
        channel.close();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      System.getProperties().remove(name);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    if (!Files.exists(file)) {
      DataDirectory.create(file);
    }
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String pid() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static IllegalStateException taken(Path directory, String by) {
    return new IllegalStateException(
        "The directory "
            + directory
            + " is in use by "
            + by
            + "; each lobby needs a LOBBY_DATA_DIR of its own");
  }
}
