package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestParametersTest {

  @Test
  void theValuesOfTheQueryComeBeforeThoseOfTheForm() {
    Map<String, String[]> parameters = RequestParameters.of("a=1&b=2", "b=3&c=4&a=5");
    assertThat(new ArrayList<>(parameters.keySet())).isEqualTo(List.of("a", "b", "c"));
    assertThat(parameters.get("a")).containsExactly("1", "5");
    assertThat(parameters.get("b")).containsExactly("2", "3");
    assertThat(parameters.get("c")).containsExactly("4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title=%E7%8E%8B+%26 | title | 王 &",
        "na%20me=x=y         | na me | x=y",
        "a=1&flag            | flag  | ''",
        "flag=               | flag  | ''",
        "&&a=1&              | a     | 1",
        "=1&a=2              | ''    | 1"
      })
  void aFieldIsDecodedAsBrowsersWriteIt(String form, String name, String value) {
    assertThat(RequestParameters.of("", form).get(name)).containsExactly(value);
  }

  @Test
  void whatIsNoFieldIsLeftOut() {
    assertThat(RequestParameters.of("", "")).isEmpty();
    assertThat(RequestParameters.of("&&", "&")).isEmpty();
    assertThat(RequestParameters.of("a=%", "%zz=1&b=2")).containsOnlyKeys("b");
  }
}
