package org.cometlobby.lobby.api;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.Problem.FieldError;
import org.cometlobby.lobby.http.ProblemException;
import org.cometlobby.lobby.wire.EnumNames;

/**
 * The fields of a request's JSON object, read with their types. Errors are gathered by name and
 * thrown by {@link #check}: read every field, check, and only then use the values. A {@code null}
 * counts as absent, and a field that is never read is ignored.
 */
final class RequestFields {

  private final JsonObject json;
  private final List<FieldError> errors = new ArrayList<>();

  RequestFields(JsonObject json) {
    this.json = json;
  }

  /** Reads a required text. */
  String text(String field) {
    return optionalText(field).orElseGet(() -> missing(field, ""));
  }

  Optional<String> optionalText(String field) {
    return value(
        field,
        "is a text",
        value -> value instanceof JsonString text ? Optional.of(text.getString()) : none());
  }

  /** Reads a required whole number. */
  int integer(String field) {
    return integerValue(field).orElseGet(() -> missing(field, 0));
  }

  OptionalInt optionalInteger(String field) {
    return integerValue(field).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  Optional<Boolean> optionalFlag(String field) {
    return value(
        field,
        "is true or false",
        value ->
            switch (value.getValueType()) {
              case TRUE -> Optional.of(true);
              case FALSE -> Optional.of(false);
              default -> none();
            });
  }

  /** Reads a required flag. */
  boolean flag(String field) {
    return optionalFlag(field).orElseGet(() -> missing(field, false));
  }

  /** Reads a required object. */
  JsonObject object(String field) {
    return optionalObject(field).orElseGet(() -> missing(field, JsonValue.EMPTY_JSON_OBJECT));
  }

  /** Reads any JSON. */
  Optional<JsonValue> optionalValue(String field) {
    return Optional.ofNullable(json.get(field));
  }

  /** Adds an error other than a wrong type. */
  void refuse(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  Optional<JsonObject> optionalObject(String field) {
    return value(
        field,
        "is an object",
        value -> value instanceof JsonObject object ? Optional.of(object) : none());
  }

  /** Reads one of the names of an enum, in lower case. */
  <E extends Enum<E>> Optional<E> optionalChoice(String field, Class<E> type) {
    return value(
        field,
        "is one of " + EnumNames.names(type),
        value -> value instanceof JsonString text ? EnumNames.of(type, text.getString()) : none());
  }

  /**
   * @throws ProblemException when any field that was read is wrong
   */
  void check() {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
  }

  private Optional<Integer> integerValue(String field) {
    return value(
        field,
        "is a whole number of at most nine digits",
        value -> value instanceof JsonNumber number ? whole(number) : none());
  }

  private static Optional<Integer> whole(JsonNumber number) {
    try {
      return Optional.of(number.bigDecimalValue().intValueExact())
          .filter(whole -> Math.abs((long) whole) < 1_000_000_000);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private <T> Optional<T> value(
      String field, String wanted, Function<JsonValue, Optional<T>> conversion) {
    JsonValue value = json.getOrDefault(field, JsonValue.NULL);
    if (value.getValueType() == JsonValue.ValueType.NULL) {
      return Optional.empty();
    }
    Optional<T> converted = conversion.apply(value);
    FieldError error = new FieldError(field, wanted);
    // A field that is read twice has one error.
    if (converted.isEmpty() && !errors.contains(error)) {
      errors.add(error);
    }
    return converted;
  }

  /** Adds an error, unless the field has an error already. */
  private <T> T missing(String field, T instead) {
    if (errors.stream().noneMatch(error -> error.field().equals(field))) {
      errors.add(new FieldError(field, "is required"));
    }
    return instead;
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
