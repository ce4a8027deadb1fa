/**
 * Serves {@link org.cometlobby.comet.Comet} methods over HTTP: finds them (a CDI extension), maps
 * them (a listener), negotiates a framing, and writes the engine's entries through {@code
 * AsyncContext} and {@code WriteListener}. Nothing here depends on the streams' content.
 */
@NullMarked
package org.cometlobby.comet.servlet;

import org.jspecify.annotations.NullMarked;
