package org.cometlobby.lobby.game;

/** A member of a JSON file is wrong. */
final class MembersException extends RuntimeException {

  /**
   * @param field where in the file, such as {@code games[0].name}
   * @param wanted what has to be there, to be read after it
   */
  MembersException(String field, String wanted) {
    super(field + " " + wanted);
  }
}
