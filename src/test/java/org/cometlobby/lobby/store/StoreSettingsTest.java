package org.cometlobby.lobby.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.cometlobby.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {

  private static StoreSettings read(Map<String, String> values) {
    return StoreSettings.read(new SettingsReader(name -> Optional.ofNullable(values.get(name))));
  }

  @Test
  void byDefaultNothingIsWrittenAndEachCommitWouldBeForced() {
    StoreSettings settings = read(Map.of());
    assertThat(settings.directory()).isEmpty();
    assertThat(settings.durability()).isEqualTo(Durability.COMMIT);
  }

  @Test
  void theEventsOfAllRoomsTakeAQuarterOfTheHeapByDefault() {
    long percent = Runtime.getRuntime().maxMemory() / 100;
    assertThat(read(Map.of()).journalBytes()).isEqualTo(25 * percent);
    assertThat(read(Map.of("LOBBY_JOURNAL_PERCENT", "10")).journalBytes()).isEqualTo(10 * percent);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of("LOBBY_JOURNAL_PERCENT", "91")))
        .withMessageContaining("LOBBY_JOURNAL_PERCENT");
  }

  @ParameterizedTest
  @CsvSource({"commit,COMMIT", "1s,SECOND"})
  void theDurabilityIsOneOfTwo(String text, Durability durability) {
    assertThat(read(Map.of("LOBBY_DURABILITY", text)).durability()).isEqualTo(durability);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2s", "COMMIT", "never"})
  void aWrongDurabilityIsNamed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Map.of("LOBBY_DURABILITY", text)))
        .withMessage("The setting LOBBY_DURABILITY takes commit or 1s, not \"" + text + "\"");
  }
}
