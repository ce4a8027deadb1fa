package org.cometlobby.lobby.http;

import java.security.Principal;

/**
 * The caller who asks for a stream with a ticket that has expired or is one of another stream. Such
 * a caller gets no stream: as nobody's it would go on while its reader loses the seat.
 */
public record FalseTicket() implements Principal {

  @Override
  public String getName() {
    return "";
  }
}
