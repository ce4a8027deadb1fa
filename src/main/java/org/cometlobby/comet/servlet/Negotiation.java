package org.cometlobby.comet.servlet;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a framing by {@code ?as=} or, without that, by {@code Accept} (RFC 9110 section
 * 12.5.1). Of the framings with the highest quality value, the most specifically named framing
 * wins, then the first in {@link FramingKind}. A malformed media range is ignored.
 */
final class Negotiation {

  private Negotiation() {}

  /**
   * @param as the parameter's value, if there is one
   * @param accept the header's value, several headers joined with commas, if there is one
   * @return empty when no framing is acceptable
   */
  static Optional<FramingKind> choose(@Nullable String as, @Nullable String accept) {
    if (as != null) {
      for (FramingKind kind : FramingKind.values()) {
        if (kind.parameter().equals(as)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
    if (accept == null || accept.isBlank()) {
      return Optional.of(FramingKind.REPLACE);
    }
    String[] ranges = accept.toLowerCase(Locale.ROOT).split(",", -1);
    FramingKind best = null;
    Match bestMatch = Match.NONE;
    for (FramingKind kind : FramingKind.values()) {
      Match match = match(kind, ranges);
      if (match.quality > 0 && match.isBetterThan(bestMatch)) {
        best = kind;
        bestMatch = match;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Returns the match of a framing, whose quality the most specific range decides, as the RFC says.
   */
  private static Match match(FramingKind kind, String[] ranges) {
    Match best = Match.NONE;
    for (String range : ranges) {
      String[] pieces = range.split(";", -1);
      int specificity = specificity(kind, pieces[0].strip());
      if (specificity > best.specificity) {
        best = new Match(quality(pieces), specificity);
      }
    }
    return best;
  }

  private static int specificity(FramingKind kind, String range) {
    if (range.equals(kind.mediaType())) {
      return 3;
    }
    if (range.equals(kind.type() + "/*")) {
      return 2;
    }
    return range.equals("*/*") ? 1 : 0;
  }

  /** Returns the quality value in thousandths; 1000 without a valid parameter q. */
  private static int quality(String[] pieces) {
    for (int i = 1; i < pieces.length; i++) {
      String parameter = pieces[i].strip();
      if (parameter.matches("q\\s*=\\s*(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
        return (int)
            Math.round(
                1_000
                    * Double.parseDouble(parameter.substring(parameter.indexOf('=') + 1).strip()));
      }
    }
    return 1_000;
  }

  private record Match(int quality, int specificity) {

    static final Match NONE = new Match(0, 0);

    boolean isBetterThan(Match other) {
      return quality > other.quality
          || (quality == other.quality && specificity > other.specificity);
    }
  }
}
