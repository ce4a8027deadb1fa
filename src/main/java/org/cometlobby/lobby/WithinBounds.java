package org.cometlobby.lobby;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bounds of a {@link NewRoom} that no constraint on a single component can tell. */
@Documented
@Constraint(validatedBy = WithinBounds.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithinBounds {

  String message() default "is out of bounds";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Names the component that is wrong, which a constraint on a type would not by itself. */
  final class Validator implements ConstraintValidator<WithinBounds, NewRoom> {

    @Override
    public boolean isValid(NewRoom room, ConstraintValidatorContext context) {
      context.disableDefaultConstraintViolation();
      boolean valid = true;
      // Of a room for nobody, maxPlayers alone is wrong.
      if (room.minPlayers() > room.maxPlayers() && room.maxPlayers() > 0) {
        valid = wrong(context, "minPlayers", "is at most maxPlayers");
      }
      if (room.metadata().toString().length() > NewRoom.MAX_METADATA) {
        valid =
            wrong(
                context, "metadata", "has at most " + NewRoom.MAX_METADATA + " characters of JSON");
      }
      return valid;
    }

    private static boolean wrong(ConstraintValidatorContext context, String field, String message) {
      context
          .buildConstraintViolationWithTemplate(message)
          .addPropertyNode(field)
          .addConstraintViolation();
      return false;
    }
  }
}
