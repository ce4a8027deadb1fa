package org.cometlobby.lobby.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of numbered files: checkpoint K has the state as of the beginning of log K, or newer.
 */
record DataDirectory(Path path) {

  private static final Pattern NUMBERED = Pattern.compile("(log|checkpoint)-([0-9]{6,18})\\.jsonl");
  private static final String TEMPORARY = ".tmp";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  Path log(long number) {
    return numbered("log", number);
  }

  Path checkpoint(long number) {
    return numbered("checkpoint", number);
  }

  /** Returns the path of a file that is not whole yet. */
  static Path temporary(Path file) {
    return file.resolveSibling(file.getFileName() + TEMPORARY);
  }

  /** Returns the logs by their numbers. */
  NavigableMap<Long, Path> logs() throws IOException {
    return files("log");
  }

  /** Returns the checkpoints by their numbers. */
  NavigableMap<Long, Path> checkpoints() throws IOException {
    return files("checkpoint");
  }

  /** Creates an empty file that only its owner can read, in place of one that may be there. */
  static void create(Path file) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  /** Gives a whole and forced temporary file its own name. */
  void publish(Path file) throws IOException {
    Files.move(
        temporary(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force();
  }

  /** Renames a file that can't be used, and returns its new path. */
  static Path moveAside(Path file, Instant now) throws IOException {
    return Files.move(file, aside(file, now));
  }

  /** Copies a damaged file, and returns the copy's path. */
  static Path copyAside(Path file, Instant now) throws IOException {
    return Files.copy(file, aside(file, now), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static Path aside(Path file, Instant now) {
    String name = file.getFileName() + ".broken-" + TIME.format(now);
    Path aside = file.resolveSibling(name);
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(name + "-" + i);
    }
    return aside;
  }

  void deleteTemporary() throws IOException {
    for (Path file : list()) {
      String name = file.getFileName().toString();
      if (name.endsWith(TEMPORARY)
          && NUMBERED.matcher(name.substring(0, name.length() - TEMPORARY.length())).matches()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Deletes the files with lower numbers. */
  void deleteBefore(long number) throws IOException {
    for (NavigableMap<Long, Path> files : List.of(checkpoints(), logs())) {
      for (Path file : files.headMap(number).values()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Makes names of new files durable, where the operating system can do that. */
  void force() {
    // An interrupt would close the channel.
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no directories, and keeps names by itself.
      return;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Path numbered(String kind, long number) {
    return path.resolve(String.format(Locale.ROOT, "%s-%06d.jsonl", kind, number));
  }

  private NavigableMap<Long, Path> files(String kind) throws IOException {
    NavigableMap<Long, Path> files = new TreeMap<>();
    for (Path file : list()) {
      Matcher matcher = NUMBERED.matcher(file.getFileName().toString());
      if (matcher.matches() && matcher.group(1).equals(kind)) {
        files.put(Long.valueOf(matcher.group(2)), file);
      }
    }
    return files;
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.toList();
    }
  }
}
