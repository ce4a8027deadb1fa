/**
 * The library's public API, together with {@link org.cometlobby.multipart.Part}: {@link
 * org.cometlobby.comet.Comet} makes a push stream of a method, a blocking method sends to a {@link
 * org.cometlobby.comet.Push}, and a {@link org.cometlobby.comet.Topic} is a broadcast to all its
 * subscribers.
 */
@NullMarked
package org.cometlobby.comet;

import org.jspecify.annotations.NullMarked;
