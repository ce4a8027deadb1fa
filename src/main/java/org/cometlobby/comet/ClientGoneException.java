package org.cometlobby.comet;

/**
 * A stream whose client has gone, or whose server is stopping. Thrown by {@link Push#send}; a
 * method that lets it pass ends quietly, which is right unless it has something to clean up.
 */
public final class ClientGoneException extends RuntimeException {

  public ClientGoneException(String message) {
    super(message);
  }
}
