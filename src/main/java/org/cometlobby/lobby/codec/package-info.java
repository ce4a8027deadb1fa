/**
 * The durable form of rooms, players and notices: JSON with a format number. Not in here: files,
 * networks, threads, and the JSON that clients get, see {@code lobby.wire}.
 */
@NullMarked
package org.cometlobby.lobby.codec;

import org.jspecify.annotations.NullMarked;
