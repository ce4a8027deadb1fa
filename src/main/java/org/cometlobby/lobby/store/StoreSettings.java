package org.cometlobby.lobby.store;

import java.nio.file.Path;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;

/**
 * The operator's settings of the stores.
 *
 * @param directory the directory of the files; empty for a store in memory only
 * @param durability the durability of commits to the files
 * @param journalBytes the most bytes of all rooms' events in memory
 */
record StoreSettings(Optional<Path> directory, Durability durability, long journalBytes) {

  /** The setting's value for {@link Durability#SECOND}. */
  private static final String SECOND = "1s";

  /** The setting's value for {@link Durability#COMMIT}. */
  private static final String COMMIT = "commit";

  /** The default share of the heap for events, in percent. */
  private static final int JOURNAL_PERCENT = 25;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for a wrong value, naming the setting
   */
  static StoreSettings read(SettingsReader reader) {
    return new StoreSettings(
        reader.directory("LOBBY_DATA_DIR"),
        reader.read(
            "LOBBY_DURABILITY",
            Durability.COMMIT,
            COMMIT + " or " + SECOND,
            value ->
                switch (value) {
                  case COMMIT -> Optional.of(Durability.COMMIT);
                  case SECOND -> Optional.of(Durability.SECOND);
                  default -> Optional.empty();
                }),
        Runtime.getRuntime().maxMemory()
            / 100
            * reader.number("LOBBY_JOURNAL_PERCENT", JOURNAL_PERCENT, 1, 90));
  }
}
