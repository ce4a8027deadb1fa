package org.cometlobby.lobby.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * What one proxy says of the request that it got.
 *
 * @param address who sent it; empty if the proxy doesn't know or doesn't tell
 * @param secure whether it came over TLS, if the proxy tells
 */
record ForwardedHop(Optional<InetAddress> address, Optional<Boolean> secure) {}
