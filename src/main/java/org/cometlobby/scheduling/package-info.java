/** Timers of an application that end with it. Knows the JDK only. */
@NullMarked
package org.cometlobby.scheduling;

import org.jspecify.annotations.NullMarked;
