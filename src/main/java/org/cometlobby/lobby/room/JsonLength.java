package org.cometlobby.lobby.room;

import jakarta.json.JsonValue;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The greatest length of a JSON value, in characters of its text. */
@Documented
@Constraint(validatedBy = {JsonLength.OfValue.class, JsonLength.OfText.class})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface JsonLength {

  int max();

  String message() default "has at most {max} characters of JSON";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The check of a value; an absent value is valid. */
  final class OfValue implements ConstraintValidator<JsonLength, JsonValue> {

    private int max;

    @Override
    public void initialize(JsonLength bounds) {
      max = bounds.max();
    }

    @Override
    public boolean isValid(@Nullable JsonValue value, ConstraintValidatorContext context) {
      return value == null || value.toString().length() <= max;
    }
  }

  /** The check of a text; an absent text is valid. */
  final class OfText implements ConstraintValidator<JsonLength, JsonText> {

    private int max;

    @Override
    public void initialize(JsonLength bounds) {
      max = bounds.max();
    }

    @Override
    public boolean isValid(@Nullable JsonText json, ConstraintValidatorContext context) {
      return json == null || json.text().length() <= max;
    }
  }
}
