package org.cometlobby.comet.engine;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator may set of the push engine.
 *
 * @param heartbeat after how long a silence a stream gets a heartbeat
 * @param stall after how long a client that reads nothing is cut off
 * @param queue how many events may wait for a client that doesn't read before it is cut off
 * @param drainWindow over how long clients are spread that come back after a restart
 * @param blockingMethods how many blocking methods may run at once where there are no virtual
 *     threads
 */
public record Settings(
    Duration heartbeat, Duration stall, int queue, Duration drainWindow, int blockingMethods) {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  /**
   * Reads the settings.
   *
   * @param lookup from a name such as {@code LOBBY_HEARTBEAT} to its value, if it has one
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  public static Settings read(Function<String, Optional<String>> lookup) {
    return new Settings(
        duration(lookup, "LOBBY_HEARTBEAT", Duration.ofSeconds(15)),
        duration(lookup, "LOBBY_STALL_TIMEOUT", Duration.ofSeconds(60)),
        number(lookup, "LOBBY_STREAM_QUEUE", 256),
        duration(lookup, "LOBBY_DRAIN_WINDOW", Duration.ofSeconds(10)),
        number(lookup, "LOBBY_BLOCKING_METHODS", 256));
  }

  /**
   * Looks a setting up where operators put it: {@code LOBBY_HEARTBEAT} as an environment variable,
   * or {@code lobby.heartbeat} as a system property, which wins.
   */
  public static Optional<String> fromSystem(String name) {
    String property = System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
    return Optional.ofNullable(property != null ? property : System.getenv(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static Duration duration(
      Function<String, Optional<String>> lookup, String name, Duration usual) {
    Optional<String> value = lookup.apply(name);
    if (value.isEmpty()) {
      return usual;
    }
    Duration duration = parse(value.get());
    if (duration.isNegative() || duration.isZero()) {
      throw wrong(name, value.get(), "a time such as 15s, 500ms or 2m");
    }
    return duration;
  }

  private static Duration parse(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        return Duration.ZERO;
      }
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private static int number(Function<String, Optional<String>> lookup, String name, int usual) {
    Optional<String> value = lookup.apply(name);
    if (value.isEmpty()) {
      return usual;
    }
    if (!value.get().matches("[1-9][0-9]{0,6}")) {
      throw wrong(name, value.get(), "a whole number from 1 to 9999999");
    }
    return Integer.parseInt(value.get());
  }

  private static IllegalArgumentException wrong(String name, String value, String wanted) {
    return new IllegalArgumentException(
        "The setting " + name + " takes " + wanted + ", not \"" + value + "\"");
  }
}
