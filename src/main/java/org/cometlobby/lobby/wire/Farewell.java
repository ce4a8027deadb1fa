package org.cometlobby.lobby.wire;

import org.cometlobby.multipart.Part;

/** The last event of a stream of a room that ends for its reader alone. */
public final class Farewell {

  public static final String EVENT = "ended";

  private Farewell() {}

  /**
   * Returns the data for a player who has opened too many streams of a room.
   *
   * @param version the room's present version
   */
  public static Part tooManyStreams(long version) {
    return Part.json("{\"reason\":\"too-many-streams\",\"version\":" + version + "}");
  }
}
