package org.cometlobby.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate: how many events may happen in a time. All of them may happen at once, and are then
 * refilled evenly: 30 in 3 seconds is one every tenth of a second.
 *
 * @param events 1 or more
 * @param per above zero
 */
public record Rate(int events, Duration per) {

  private static final Pattern FORM =
      Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,5})(ms|s|m|h)");

  public Rate {
    if (events < 1 || per.isZero() || per.isNegative()) {
      throw new IllegalArgumentException("Not a rate: " + events + " in " + per);
    }
  }

  /** Parses {@code 30/3s}, {@code 100/1m} and the like; empty for any other text. */
  public static Optional<Rate> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Rate(
                Integer.parseInt(matcher.group(1)),
                duration(Long.parseLong(matcher.group(2)), matcher.group(3))))
        : Optional.empty();
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /** Returns the rate for messages, to be read after "at most". */
  @Override
  public String toString() {
    return events + " in " + seconds(per);
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
