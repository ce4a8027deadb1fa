package org.cometlobby.lobby.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of an enum's constants on the wire: in lower case. */
public final class EnumNames {

  private EnumNames() {}

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public static <E extends Enum<E>> Optional<E> of(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(c -> name(c).equals(name)).findFirst();
  }

  /** Lists all names, for a message. */
  public static String names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(EnumNames::name)
        .collect(Collectors.joining(", "));
  }
}
