/**
 * The wire format of a multipart stream (RFC 2046 section 5.1), as pure functions from parts to
 * bytes. Knows the JDK only: no servlet, no topic, no clock.
 */
@NullMarked
package org.cometlobby.multipart;

import org.jspecify.annotations.NullMarked;
