/**
 * What an application uses: {@link org.cometlobby.comet.Comet} makes a push stream of a method,
 * {@link org.cometlobby.comet.Push} is what a blocking method sends to, {@link
 * org.cometlobby.comet.Topic} is one broadcast for all who listen. This package is the library's
 * public API; with {@link org.cometlobby.multipart.Part} it is all of it.
 */
@NullMarked
package org.cometlobby.comet;

import org.jspecify.annotations.NullMarked;
