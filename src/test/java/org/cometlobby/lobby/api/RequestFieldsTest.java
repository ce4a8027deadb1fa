package org.cometlobby.lobby.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.Problem.FieldError;
import org.cometlobby.lobby.http.ProblemException;
import org.cometlobby.lobby.room.NewRoom;
import org.cometlobby.lobby.room.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFieldsTest {

  @Test
  void fieldsAreReadByTheirTypes() {
    RequestFields fields =
        fields("{'text':'x','number':3,'flag':true,'object':{},'kind':'unlisted'}");
    assertThat(fields.text("text")).isEqualTo("x");
    assertThat(fields.integer("number")).isEqualTo(3);
    assertThat(fields.optionalFlag("flag")).contains(true);
    assertThat(fields.optionalObject("object")).isPresent();
    assertThat(fields.optionalChoice("kind", Visibility.class)).contains(Visibility.UNLISTED);
    assertThatCode(fields::check).doesNotThrowAnyException();
  }

  @Test
  void everyWrongFieldIsNamedOnce() {
    RequestFields fields =
        fields("{'text':1,'number':'3','flag':'yes','object':[],'kind':'UNLISTED'}");
    fields.text("text");
    fields.integer("number");
    fields.optionalFlag("flag");
    fields.optionalObject("object");
    fields.optionalChoice("kind", Visibility.class);
    fields.text("missing");
    fields.text("text");
    fields.text("missing");
    Problem problem = catchThrowableOfType(ProblemException.class, fields::check).problem();
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.errors())
        .extracting(FieldError::field)
        .containsExactly("text", "number", "flag", "object", "kind", "missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.5",
        "1000000000",
        "-1000000000",
        "99999999999",
        "1e999999999",
        "-1e-999999999",
        "'3'",
        "[3]"
      })
  void anythingButASmallWholeNumberIsRejected(String number) {
    RequestFields fields = fields("{'n':" + number + "}");
    fields.optionalInteger("n");
    assertThat(catchThrowableOfType(ProblemException.class, fields::check)).isNotNull();
  }

  @Test
  void aNullFieldCountsAsAbsentAndAnUnknownFieldIsIgnored() {
    NewRoom wish =
        RoomsResource.wish(
            json("{'game':'go','maxPlayers':4,'minPlayers':null,'title':null,'colour':'red'}"));
    assertThat(wish).isEqualTo(NewRoom.of("go", 4));
  }

  private static RequestFields fields(String json) {
    return new RequestFields(json(json));
  }

  private static JsonObject json(String json) {
    return Json.createReader(new StringReader(json.replace('\'', '"'))).readObject();
  }
}
