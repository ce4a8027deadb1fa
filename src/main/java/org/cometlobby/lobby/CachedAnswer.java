package org.cometlobby.lobby;

import java.util.Optional;

/**
 * The answer to a change, kept for a repeated request.
 *
 * @param location the header {@code Location}
 * @param type the body's media type
 * @param body the body's text; empty for an answer without one, and for a body too long to keep
 * @param roomCode the room that the body shows; a body that is not kept is made from it
 */
public record CachedAnswer(
    int status,
    Optional<String> location,
    Optional<String> type,
    Optional<String> body,
    Optional<String> roomCode) {

  /** The approximate memory of an answer without its body, with its place in the cache. */
  static final int OVERHEAD = 512;

  /** Returns the approximate memory in bytes, for a text that is not ISO 8859-1. */
  long bytes() {
    return OVERHEAD + 2L * bodyLength();
  }

  /** Returns the body's length in characters. */
  int bodyLength() {
    return body.map(String::length).orElse(0);
  }

  CachedAnswer withoutBody() {
    return new CachedAnswer(status, location, type, Optional.empty(), roomCode);
  }
}
