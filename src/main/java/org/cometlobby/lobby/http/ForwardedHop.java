package org.cometlobby.lobby.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A hop of a request, as reported by the proxy that received it.
 *
 * @param address the sender; empty if the proxy doesn't know or doesn't tell
 * @param secure whether the request came over TLS, if the proxy tells
 */
record ForwardedHop(Optional<InetAddress> address, Optional<Boolean> secure) {}
