package org.cometlobby.bench;

import java.util.Arrays;
import java.util.Locale;

/** Durations of single requests, in nanoseconds. */
final class Samples {

  private long[] nanos = new long[1024];
  private int count;

  void add(long sample) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = sample;
  }

  /** Measures a task, and adds its duration. */
  void time(Runnable task) {
    long before = System.nanoTime();
    task.run();
    add(System.nanoTime() - before);
  }

  int count() {
    return count;
  }

  /** Returns a percentile of all samples in milliseconds. */
  double millis(int percentile) {
    return millis(percentile, 0, count);
  }

  /** Returns a percentile of the samples with these indexes, in the order of their arrival. */
  double millis(int percentile, int from, int to) {
    long[] sorted = Arrays.copyOfRange(nanos, from, to);
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)] / 1e6;
  }

  static String shown(double millis) {
    return String.format(Locale.ROOT, "%.2f ms", millis);
  }
}
