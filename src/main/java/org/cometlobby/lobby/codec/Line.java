package org.cometlobby.lobby.codec;

/** One line of a file: a record, or a line about the file. */
public sealed interface Line permits LogRecord, Line.Header, Line.End {

  /** The first line of each file. */
  record Header(int format) implements Line {}

  /**
   * The last line of a whole checkpoint.
   *
   * @param records the number of records between the first line and this one
   */
  record End(long records) implements Line {}
}
