/**
 * The operators' endpoints: health, status, metrics, and the token that opens them. Not in here:
 * anything that changes a room, or that players see.
 */
@NullMarked
package org.cometlobby.lobby.operator;

import org.jspecify.annotations.NullMarked;
