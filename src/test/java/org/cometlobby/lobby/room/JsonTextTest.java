package org.cometlobby.lobby.room;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "\"\"",
        "\"a\\u2028\\ud800\\\"\"",
        "1.50",
        "1E+2",
        "[]",
        "[[],{}]",
        "{}",
        "{\"a\":{\"b\":[1,null]}}"
      })
  void aTextIsReadAsTheValueOfWhichItWasMade(String json) {
    JsonValue value = Json.createReader(new StringReader(json)).readValue();
    assertThat(JsonText.of(value).value()).isEqualTo(value);
  }

  @Test
  void anObjectWithoutMembersIsEmptyHoweverItWasMade() {
    JsonObject empty = Json.createObjectBuilder().build();
    assertThat(JsonText.of(empty)).isSameAs(JsonText.EMPTY_OBJECT);
    assertThat(JsonText.of((JsonValue) empty).isEmptyObject()).isTrue();
    assertThat(JsonText.EMPTY_OBJECT.object()).isEmpty();
    assertThat(JsonText.of(JsonValue.EMPTY_JSON_ARRAY).isEmptyObject()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {Room.class, RoomSetup.class, Seat.class, ScheduledMessage.class, Message.class})
  void aRoomKeepsNoTreeOfItsPlayersJson(Class<?> kept) {
    assertThat(kept.getRecordComponents())
        .extracting(component -> component.getGenericType().getTypeName())
        .noneMatch(type -> type.contains("jakarta.json"));
  }
}
