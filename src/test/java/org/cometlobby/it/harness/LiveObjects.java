package org.cometlobby.it.harness;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The live objects of a process.
 *
 * @param counts the objects of each class, by its name
 * @param bytes the bytes of all of them
 */
public record LiveObjects(Map<String, Long> counts, long bytes) {

  /** Parses a class histogram of jcmd. */
  static LiveObjects parse(String histogram) {
    Map<String, Long> counts = new TreeMap<>();
    long bytes = 0;
    // A line is a rank, a number of objects, their bytes, and the class, with its module if it is
    // in one.
    for (String line : histogram.lines().toList()) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 3 && words[0].endsWith(":")) {
        counts.merge(words[3], Long.parseLong(words[1]), Long::sum);
        bytes += Long.parseLong(words[2]);
      }
    }
    if (counts.isEmpty()) {
      throw new IllegalStateException("No histogram: " + histogram);
    }
    return new LiveObjects(counts, bytes);
  }

  /** Counts the objects of exactly this class. */
  public long of(String type) {
    return counts.getOrDefault(type, 0L);
  }

  /** Returns how many more objects there are than in others, of each class with more of them. */
  public Map<String, Long> moreThan(LiveObjects others, Predicate<String> types) {
    Map<String, Long> more = new TreeMap<>();
    counts.forEach(
        (type, count) -> {
          if (types.test(type) && count > others.of(type)) {
            more.put(type, count - others.of(type));
          }
        });
    return more;
  }
}
