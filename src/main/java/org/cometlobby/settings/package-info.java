/**
 * How operators set things: {@code LOBBY_*} environment variables, or system properties of the same
 * meaning. Here they are looked up and read; which there are, is for those who use them. Knows the
 * JDK only.
 */
@NullMarked
package org.cometlobby.settings;

import org.jspecify.annotations.NullMarked;
