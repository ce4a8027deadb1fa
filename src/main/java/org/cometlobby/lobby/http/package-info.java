/**
 * HTTP for all parts of the lobby: filters, the client's address behind proxies, cookies, allowed
 * origins, and problems (RFC 9457). Not in here: JAX-RS, a page, a stream, or the JSON of a room.
 */
@NullMarked
package org.cometlobby.lobby.http;

import org.jspecify.annotations.NullMarked;
