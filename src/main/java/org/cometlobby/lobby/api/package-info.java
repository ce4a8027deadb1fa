/**
 * The REST API under {@code /api}: JAX-RS resources, the reading of bodies, fields and queries, and
 * the mappers from exceptions to problems. Not in here: a rule of a room, a page, a stream, or a
 * resource for operators.
 */
@NullMarked
package org.cometlobby.lobby.api;

import org.jspecify.annotations.NullMarked;
