/**
 * Serves {@link org.cometlobby.comet.Comet} methods over HTTP: finds them (a CDI extension), maps
 * them (a listener), negotiates a framing, and writes what the engine hands out through {@code
 * AsyncContext} and {@code WriteListener}. Nothing here knows what the streams are about.
 */
@NullMarked
package org.cometlobby.comet.servlet;

import org.jspecify.annotations.NullMarked;
