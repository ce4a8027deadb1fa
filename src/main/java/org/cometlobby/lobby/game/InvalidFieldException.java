package org.cometlobby.lobby.game;

/** A wrong field of a JSON file. */
final class InvalidFieldException extends RuntimeException {

  /**
   * @param field the field's place in the file, such as {@code games[0].name}
   * @param wanted the requirement, read after the field's name
   */
  InvalidFieldException(String field, String wanted) {
    super(field + " " + wanted);
  }
}
