/**
 * The operators' endpoints: health, status, metrics, and the token that opens them. Not in here:
 * rules of a room, and what players see.
 */
@NullMarked
package org.cometlobby.lobby.operator;

import org.jspecify.annotations.NullMarked;
