package org.cometlobby.lobby;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A player with open streams: how many in each room, what the player's pages have said of them, and
 * when the player last gave a sign of life.
 */
final class Attendee {

  /** A room in which the player has a stream, or had one a moment ago. */
  private static final class Place {
    private int streams;
    // Whether a page answers heartbeats, so that its silence says something.
    private boolean speaks;
    private boolean isGone;
    private int goodbyes;
  }

  private final Map<String, Place> places = new HashMap<>();
  private long lastSign;
  private boolean silent;
  private boolean isListenedTo;

  /**
   * @param nanos the time, as {@link System#nanoTime} tells it
   */
  Attendee(long nanos) {
    lastSign = nanos;
  }

  /** Counts an opened stream, which takes any goodbye back. */
  synchronized void opened(String code) {
    Place place = places.computeIfAbsent(code, c -> new Place());
    place.streams++;
    place.isGone = false;
    place.goodbyes++;
  }

  /** Counts an ended stream. */
  synchronized void ended(String code) {
    places.computeIfPresent(code, (c, place) -> --place.streams == 0 ? null : place);
  }

  /** Returns whether no stream is left. */
  synchronized boolean hasLeft() {
    return places.isEmpty();
  }

  synchronized boolean isThere(String code) {
    Place place = places.get(code);
    return place != null && !place.isGone && !(place.speaks && silent);
  }

  synchronized boolean speaks(String code) {
    Place place = places.get(code);
    return place != null && place.speaks;
  }

  /** Notes that a page of the room is there. Without an open stream that says nothing. */
  synchronized void here(String code) {
    Place place = places.get(code);
    if (place != null) {
      place.speaks = true;
      place.isGone = false;
      place.goodbyes++;
    }
  }

  /**
   * Notes that a page of the room goes away.
   *
   * @return the number of this goodbye, for {@link #gone}; null without an open stream
   */
  synchronized @Nullable Integer goodbye(String code) {
    Place place = places.get(code);
    return place == null ? null : ++place.goodbyes;
  }

  /** Lets a goodbye count, unless the player has been there since. */
  synchronized void gone(String code, int goodbye) {
    Place place = places.get(code);
    if (place != null && place.goodbyes == goodbye) {
      place.isGone = true;
    }
  }

  /** Takes a goodbye back that a stream has outlived: one of another device. */
  synchronized void outlived(String code, int goodbye) {
    Place place = places.get(code);
    if (place != null && place.goodbyes == goodbye) {
      place.isGone = false;
    }
  }

  /**
   * Notes a request of the player.
   *
   * @return whether the player was silent until now
   */
  synchronized boolean sign(long nanos) {
    lastSign = nanos;
    if (!silent) {
      return false;
    }
    silent = false;
    return true;
  }

  /**
   * Returns how long the player may still be silent; zero or less if the silence has lasted too
   * long, which is then noted.
   */
  synchronized Duration patience(Duration silence, long nanos) {
    Duration left = silence.minusNanos(nanos - lastSign);
    silent = left.isNegative() || left.isZero();
    return left;
  }

  /** Returns whether somebody has to begin to listen for the player's silence. */
  synchronized boolean beginListening() {
    boolean begins = !isListenedTo;
    isListenedTo = true;
    return begins;
  }

  synchronized void endListening() {
    isListenedTo = false;
  }

  /** Returns the rooms of which a page has said that it is there. */
  synchronized List<String> spokenFor() {
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().speaks)
        .map(Map.Entry::getKey)
        .toList();
  }
}
