package org.cometlobby.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A reader of settings by their names, such as {@code LOBBY_HEARTBEAT}. Every method throws {@link
 * IllegalArgumentException} for a wrong value, with the setting's name and its valid values.
 */
public final class SettingsReader {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private final Function<String, Optional<String>> lookup;

  /**
   * @param lookup from a setting's name to its value, if it is set
   */
  public SettingsReader(Function<String, Optional<String>> lookup) {
    this.lookup = lookup;
  }

  /**
   * Returns a reader of the operator's settings: {@code LOBBY_HEARTBEAT} as an environment
   * variable, or {@code lobby.heartbeat} as a system property, which wins. A blank value counts as
   * not set.
   */
  public static SettingsReader ofSystem() {
    return new SettingsReader(
        name -> {
          String property = System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
          return Optional.ofNullable(property != null ? property : System.getenv(name));
        });
  }

  public Optional<String> text(String name) {
    return lookup.apply(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** Returns the items between commas, stripped. */
  public List<String> list(String name) {
    return text(name).stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /**
   * Returns a time above zero: {@code 500ms}, {@code 15s}, {@code 2m}, {@code 1h}, {@code 30d}, or
   * in ISO-8601 form.
   *
   * @param usual the default
   */
  public Duration duration(String name, Duration usual) {
    return read(name, usual, "a time such as 15s, 500ms or 2m", SettingsReader::parseDuration);
  }

  /** Returns a time within bounds. */
  public Duration duration(String name, Duration usual, Duration least, Duration most) {
    return read(
        name,
        usual,
        "a time from " + shown(least) + " to " + shown(most),
        value -> parseDuration(value).filter(isWithin(least, most)));
  }

  /** Returns a time within bounds; empty for {@code off}. */
  public Optional<Duration> durationOrOff(
      String name, Duration usual, Duration least, Duration most) {
    if (text(name).filter("off"::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        read(
            name,
            usual,
            "off, or a time from " + shown(least) + " to " + shown(most),
            value -> parseDuration(value).filter(isWithin(least, most))));
  }

  private static Predicate<Duration> isWithin(Duration least, Duration most) {
    return time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
  }

  /** Returns a whole number within bounds. */
  public int number(String name, int usual, int least, int most) {
    return read(
        name,
        usual,
        "a whole number from " + least + " to " + most,
        value -> parseNumber(value).filter(number -> number >= least && number <= most));
  }

  /** Returns {@code true} or {@code false}. */
  public boolean flag(String name, boolean usual) {
    return read(
        name,
        usual,
        "true or false",
        value ->
            value.equals("true") || value.equals("false")
                ? Optional.of(value.equals("true"))
                : Optional.empty());
  }

  /** Returns a writable directory, created if it is missing; empty if not set. */
  public Optional<Path> directory(String name) {
    return path(name, "a directory that can be written to", SettingsReader::isOrBecomesADirectory);
  }

  /** Returns a readable file; empty if not set. */
  public Optional<Path> file(String name) {
    return path(
        name,
        "a file that can be read",
        path -> Files.isRegularFile(path) && Files.isReadable(path));
  }

  /**
   * Returns a setting of any type.
   *
   * @param usual the default
   * @param wanted a description of valid values, to be read after "takes"
   * @param parse from the text to the value; empty for a wrong text
   */
  public <T> T read(String name, T usual, String wanted, Function<String, Optional<T>> parse) {
    Optional<String> value = text(name);
    return value.isEmpty()
        ? usual
        : parse.apply(value.get()).orElseThrow(() -> wrong(name, wanted, value.get()));
  }

  private Optional<Path> path(String name, String wanted, Predicate<Path> fits) {
    return text(name)
        .map(value -> parsePath(value).filter(fits).orElseThrow(() -> wrong(name, wanted, value)));
  }

  private static IllegalArgumentException wrong(String name, String wanted, String value) {
    return new IllegalArgumentException(
        "The setting " + name + " takes " + wanted + ", not \"" + value + "\"");
  }

  private static Optional<Integer> parseNumber(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Duration> parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    try {
      return Optional.of(matcher.matches() ? of(matcher) : Duration.parse(text))
          .filter(duration -> !duration.isNegative() && !duration.isZero());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Duration of(Matcher matcher) {
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** Returns the time in the largest unit of which it is a whole number. */
  private static String shown(Duration time) {
    if (time.toMillis() % 1_000 != 0) {
      return time.toMillis() + "ms";
    }
    if (time.toSeconds() % 60 != 0) {
      return time.toSeconds() + "s";
    }
    if (time.toMinutes() % 60 != 0) {
      return time.toMinutes() + "m";
    }
    return time.toHours() % 24 == 0 ? time.toDays() + "d" : time.toHours() + "h";
  }

  private static Optional<Path> parsePath(String text) {
    try {
      return Optional.of(Path.of(text).toAbsolutePath());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isOrBecomesADirectory(Path path) {
    try {
      return Files.isWritable(Files.createDirectories(path));
    } catch (IOException e) {
      return false;
    }
  }
}
