/**
 * The reader of operators' settings: {@code LOBBY_*} environment variables, or system properties of
 * the same meaning. Which settings there are is known to the packages that read them. Knows the JDK
 * only.
 */
@NullMarked
package org.cometlobby.settings;

import org.jspecify.annotations.NullMarked;
