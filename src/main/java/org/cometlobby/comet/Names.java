package org.cometlobby.comet;

import java.util.regex.Pattern;

/** The rule for the names of events, which stand in a header of every framing. */
final class Names {

  private static final Pattern NAME =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,62}[\\x21-\\x7e])?");

  private Names() {}

  static String checked(String event) {
    if (!NAME.matcher(event).matches()) {
      throw new IllegalArgumentException(
          "An event's name is 1 to 64 printable ASCII characters, not \""
              + event.replaceAll("[^\\x20-\\x7e]", "?")
              + '"');
    }
    return event;
  }
}
