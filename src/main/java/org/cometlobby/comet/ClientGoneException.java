package org.cometlobby.comet;

/**
 * There is nobody at the other end of a stream any more. Thrown by {@link Push#send}; a method that
 * lets it pass ends quietly, which is right unless it has something to put in order.
 */
public final class ClientGoneException extends RuntimeException {

  public ClientGoneException(String message) {
    super(message);
  }
}
