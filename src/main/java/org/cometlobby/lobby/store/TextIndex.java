package org.cometlobby.lobby.store;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * An index of texts by the runs of one, two and three characters in them. The runs share a fixed
 * number of sets by their hashes, so that the texts of strangers take a few bytes for each
 * character, and a text that is found may lack what was looked for: the caller looks again.
 *
 * <p>Not thread-safe.
 */
final class TextIndex {

  private static final int SETS = 1 << 16;
  private static final int LONGEST = 3;
  private static final RoaringBitmap NONE = new RoaringBitmap();

  /** The most sets for one text: more of them leave hardly fewer ids. */
  private static final int RAREST = 8;

  private final @Nullable RoaringBitmap[] sets = new RoaringBitmap[SETS];

  void add(String text, int id) {
    runs(text)
        .forEach(
            run -> {
              RoaringBitmap set = sets[run];
              if (set == null) {
                set = new RoaringBitmap();
                sets[run] = set;
              }
              set.add(id);
            });
  }

  void remove(String text, int id) {
    runs(text)
        .forEach(
            run -> {
              RoaringBitmap set = sets[run];
              if (set != null) {
                set.remove(id);
                if (set.isEmpty()) {
                  sets[run] = null;
                }
              }
            });
  }

  /**
   * Returns sets of ids: each of another text of at least one character, or more, is in all of
   * them. They are those of the rarest runs of the text, which the caller must not change.
   */
  List<RoaringBitmap> rarest(String wanted) {
    int length = Math.min(LONGEST, wanted.length());
    return IntStream.rangeClosed(0, wanted.length() - length)
        .map(from -> run(wanted, from, length))
        .distinct()
        .mapToObj(run -> Objects.requireNonNullElse(sets[run], NONE))
        .sorted(Comparator.comparing(RoaringBitmap::getCardinality))
        .limit(RAREST)
        .toList();
  }

  private static IntStream runs(String text) {
    return IntStream.rangeClosed(1, LONGEST)
        .flatMap(
            length ->
                IntStream.rangeClosed(0, text.length() - length)
                    .map(from -> run(text, from, length)));
  }

  private static int run(String text, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 0x9e3779b1 + text.charAt(i);
    }
    return (hash ^ hash >>> 16) & SETS - 1;
  }
}
