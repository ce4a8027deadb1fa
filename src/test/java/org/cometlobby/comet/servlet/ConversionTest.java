package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

  private enum Team {
    RED,
    BLUE
  }

  /** A type with a factory, not public. */
  record Seat(int number) {
    public static Seat valueOf(String text) {
      return new Seat(Integer.parseInt(text));
    }
  }

  record NoFactory(String text) {}

  /** A type whose factory makes another type. */
  record Misleading(String text) {
    public static String valueOf(String text) {
      return text;
    }
  }

  record Hidden(String text) {
    static Hidden valueOf(String text) {
      return new Hidden(text);
    }
  }

  private static Object convert(Type type, String... values) {
    return Conversion.to(type).orElseThrow().convert(List.of(values));
  }

  /** The generic types that the tests need; never called. */
  @SuppressWarnings("unused")
  private interface Types {
    void optional(Optional<Integer> p);

    void list(List<Team> p);

    void none(
        Optional<Object> a,
        List<List<String>> b,
        Optional<Optional<String>> c,
        Set<String> d,
        Map<String, String> e,
        List<?> f,
        List<String>[] g);
  }

  private static List<Type> types(String name) {
    for (Method method : Types.class.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        return List.of(method.getGenericParameterTypes());
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void textIsTakenAsItIs() {
    assertThat(convert(String.class, " ü ")).isEqualTo(" ü ");
    assertThat(convert(String.class, "")).isEqualTo("");
  }

  @Test
  void primitivesAndTheirBoxesAreParsed() {
    assertThat(convert(int.class, "-7")).isEqualTo(-7);
    assertThat(convert(Integer.class, "7")).isEqualTo(7);
    assertThat(convert(long.class, "7000000000")).isEqualTo(7_000_000_000L);
    assertThat(convert(short.class, "7")).isEqualTo((short) 7);
    assertThat(convert(byte.class, "7")).isEqualTo((byte) 7);
    assertThat(convert(double.class, "1.5")).isEqualTo(1.5);
    assertThat(convert(Float.class, "1.5")).isEqualTo(1.5f);
    assertThat(convert(char.class, "x")).isEqualTo('x');
    assertThat(convert(boolean.class, "true")).isEqualTo(true);
    assertThat(convert(Boolean.class, "false")).isEqualTo(false);
  }

  @Test
  void aTypeWithAFactoryIsConverted() {
    assertThat(convert(Team.class, "BLUE")).isEqualTo(Team.BLUE);
    assertThat(convert(Seat.class, "3")).isEqualTo(new Seat(3));
    UUID id = UUID.fromString("7b1c3d3e-0f56-4f7e-8a43-2f6a70f8f0d1");
    assertThat(convert(UUID.class, id.toString())).isEqualTo(id);
    assertThat(convert(LocalDate.class, "2026-11-23")).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(convert(Duration.class, "PT5S")).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theFirstOfSeveralValuesIsTaken() {
    assertThat(convert(int.class, "1", "2")).isEqualTo(1);
    assertThat(convert(types("optional").get(0), "1", "2")).isEqualTo(Optional.of(1));
  }

  @Test
  void anOptionalMayBeMissing() {
    assertThat(convert(types("optional").get(0))).isEqualTo(Optional.empty());
    assertThat(convert(types("optional").get(0), "5")).isEqualTo(Optional.of(5));
  }

  @Test
  void aListHasAllValuesInOrder() {
    assertThat(convert(types("list").get(0), "RED", "BLUE", "RED"))
        .isEqualTo(List.of(Team.RED, Team.BLUE, Team.RED));
    assertThat(convert(types("list").get(0))).isEqualTo(List.of());
  }

  @Test
  void aRequiredValueIsReportedMissing() {
    for (Type type : List.of(String.class, int.class, Team.class)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> convert(type))
          .withMessage("is missing");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.Integer,x,is not a valid Integer",
    "java.lang.Integer,'',is not a valid Integer",
    "java.lang.Integer,99999999999,is not a valid Integer",
    "java.lang.Boolean,yes,takes true or false",
    "java.lang.Boolean,TRUE,takes true or false",
    "java.lang.Character,xy,takes one character",
    "java.lang.Character,'',takes one character",
    "java.util.UUID,7,is not a valid UUID",
    "java.time.LocalDate,2026-02-30,is not a valid LocalDate",
  })
  void aBadValueIsReportedWithoutRepeatingIt(Class<?> type, String text, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> convert(type, text)).withMessage(message);
  }

  @Test
  void anEnumsNameIsExact() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> convert(Team.class, "blue"))
        .withMessage("is not a valid Team");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RED,GREEN", "GREEN"})
  void aBadElementFailsTheList(String elements) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> convert(types("list").get(0), elements.split(",")))
        .withMessage("is not a valid Team");
  }

  @Test
  void aBadValueFailsTheOptional() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> convert(types("optional").get(0), "x"))
        .withMessage("is not a valid Integer");
  }

  static List<Type> whatTextDoesNotMake() {
    List<Type> all = new java.util.ArrayList<>(types("none"));
    all.addAll(
        Arrays.asList(
            Object.class,
            NoFactory.class,
            Misleading.class,
            Hidden.class,
            OptionalInt.class,
            Optional.class,
            List.class,
            String[].class,
            void.class));
    return all;
  }

  @ParameterizedTest
  @MethodSource("whatTextDoesNotMake")
  void aTypeThatTextDoesNotMakeHasNoConversion(Type type) {
    assertThat(Conversion.to(type)).isEmpty();
  }
}
