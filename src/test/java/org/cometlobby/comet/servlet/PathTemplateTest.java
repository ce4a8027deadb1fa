package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

  @Test
  void aPathOfNamesMatchesItselfAlone() {
    PathTemplate template = PathTemplate.parse("/streams/rooms");
    assertThat(template.match("/streams/rooms")).contains(Map.of());
    assertThat(template.match("/streams")).isEmpty();
    assertThat(template.match("/streams/rooms/")).isEmpty();
    assertThat(template.match("/streams/rooms/K7QX2M")).isEmpty();
    assertThat(template.match("/streams/Rooms")).isEmpty();
  }

  @Test
  void aVariableIsAnyOneSegment() {
    PathTemplate template = PathTemplate.parse("/rooms/{code}/seats/{seat}");
    assertThat(template.match("/rooms/K7QX2M/seats/3"))
        .contains(Map.of("code", "K7QX2M", "seat", "3"));
    assertThat(template.match("/rooms/a b&ü/seats/{seat}"))
        .contains(Map.of("code", "a b&ü", "seat", "{seat}"));
    assertThat(template.match("/rooms//seats/3")).as("an empty segment does not match").isEmpty();
    assertThat(template.match("/rooms/K7QX2M/seats")).isEmpty();
    assertThat(template.match("/rooms/K7/QX2M/seats/3")).isEmpty();
    assertThat(template.match("/room/K7QX2M/seats/3")).isEmpty();
  }

  @Test
  void theVariablesOfATemplateKeepTheirOrder() {
    assertThat(PathTemplate.parse("/a/{z}/b/{y}").variables()).containsExactly("z", "y");
    assertThat(PathTemplate.parse("/a/b").variables()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/comet_wait,/comet_wait",
    "/a/b.c,/a/b.c",
    "/streams/rooms/{code},/streams/rooms/*",
    "/streams/{kind}/all/{code},/streams/*",
  })
  void theServletMappingOfATemplateIsTheNarrowestThatCoversItsPaths(String path, String mapping) {
    assertThat(PathTemplate.parse(path).servletMapping()).isEqualTo(mapping);
  }

  @Test
  void templatesThatMatchTheSamePathsHaveOneShape() {
    assertThat(PathTemplate.parse("/a/{x}/b").shape())
        .isEqualTo(PathTemplate.parse("/a/{other}/b").shape())
        .isNotEqualTo(PathTemplate.parse("/a/x/b").shape());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/comet_wait", "/a-b/c.d/~e/_f", "/0", "/a/{b}", "/a/{_b1}/{c}/d"})
  void aTemplatePrintsAsItWasWritten(String path) {
    assertThat(PathTemplate.parse(path)).hasToString(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "''         | begin with a slash",
        "/          | begin with a slash and a name",
        "comet_wait | begin with a slash",
        "{code}     | begin with a slash",
        "//         | the segment \"\"",
        "/a//b      | the segment \"\"",
        "/a/        | the segment \"\"",
        "/a b       | the segment \"a b\"",
        "/a/*       | the segment \"*\"",
        "/*.png     | the segment \"*.png\"",
        "/a/..      | the segment \"..\"",
        "/./a       | the segment \".\"",
        "/ä         | the segment \"ä\"",
        "/a%20b     | the segment \"a%20b\"",
        "/a?b=c     | the segment \"a?b=c\"",
        "/a/x{b}    | the segment \"x{b}\"",
        "/a/{b}x    | the segment \"{b}x\"",
        "/a/{}      | the segment \"{}\"",
        "/a/{1}     | the segment \"{1}\"",
        "/a/{b-c}   | the segment \"{b-c}\"",
        "/a/{b:.*}  | the segment \"{b:.*}\"",
        "/a/{b}/{b} | names the variable {b} twice",
        "/{a}       | begins with a variable",
        "/{a}/b     | begins with a variable",
      })
  void aBadPathIsRejectedWithTheReason(String path, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathTemplate.parse(path))
        .withMessageContaining("\"" + path + "\"")
        .withMessageContaining(reason);
  }
}
