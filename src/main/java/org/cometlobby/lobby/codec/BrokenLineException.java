package org.cometlobby.lobby.codec;

/** The failure to read a line that is torn or damaged. */
public final class BrokenLineException extends Exception {

  BrokenLineException(String message) {
    super(message);
  }

  BrokenLineException(String message, Throwable cause) {
    super(message, cause);
  }
}
