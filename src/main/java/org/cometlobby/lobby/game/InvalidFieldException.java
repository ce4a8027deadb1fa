package org.cometlobby.lobby.game;

/** A member of a JSON file is wrong. */
final class InvalidFieldException extends RuntimeException {

  /**
   * @param field where in the file, such as {@code games[0].name}
   * @param wanted what has to be there, to be read after it
   */
  InvalidFieldException(String field, String wanted) {
    super(field + " " + wanted);
  }
}
