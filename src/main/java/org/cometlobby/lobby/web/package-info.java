/**
 * The lobby over HTTP: its REST resources, its streams, and the JSON of the wire. The only package
 * but {@code comet.servlet} that knows servlets, and the only one that knows JAX-RS. Not in here:
 * any rule of a room, and anything that another package would want to call.
 */
@NullMarked
package org.cometlobby.lobby.web;

import org.jspecify.annotations.NullMarked;
