/**
 * The way of entries from journals to open streams: positions and cursors, fan-out, heartbeats,
 * drain. Knows threads and time, but no servlet and no container: tests need no container.
 */
@NullMarked
package org.cometlobby.comet.engine;

import org.jspecify.annotations.NullMarked;
