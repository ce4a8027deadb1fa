package org.cometlobby.lobby.store;

import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Sets of ids by a key. An empty set isn't kept. Not thread-safe. */
final class Facets<K> {

  private static final RoaringBitmap NONE = new RoaringBitmap();

  private final Map<K, RoaringBitmap> sets;

  /**
   * @param sets an empty map, whose kind decides about the order of the keys
   */
  Facets(Map<K, RoaringBitmap> sets) {
    this.sets = sets;
  }

  /** Returns the set of a key, which the caller must not change. */
  RoaringBitmap of(K key) {
    return sets.getOrDefault(key, NONE);
  }

  /** Returns the keys, in the order of the map. */
  Set<K> keys() {
    return sets.keySet();
  }

  /** Moves an id from the sets of some keys to those of others. */
  void move(int id, Set<? extends K> from, Set<? extends K> to) {
    for (K key : from) {
      if (!to.contains(key)) {
        remove(key, id);
      }
    }
    for (K key : to) {
      if (!from.contains(key)) {
        sets.computeIfAbsent(key, k -> new RoaringBitmap()).add(id);
      }
    }
  }

  private void remove(K key, int id) {
    sets.computeIfPresent(
        key,
        (k, set) -> {
          set.remove(id);
          return set.isEmpty() ? null : set;
        });
  }
}
