package org.cometlobby.lobby.room;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bounds of a room's size that span several components. */
@Documented
@Constraint(validatedBy = WithinBounds.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithinBounds {

  String message() default "is out of bounds";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** A wish with a room's size. */
  interface Sizes {

    /** Returns the number of players from which a room can start. */
    int leastPlayers();

    int maxPlayers();
  }

  /**
   * The check of a size. A violation names the wrong component; by default, a violation of a type's
   * constraint names the type.
   */
  final class Validator implements ConstraintValidator<WithinBounds, Sizes> {

    @Override
    public boolean isValid(Sizes sizes, ConstraintValidatorContext context) {
      // In a room for 0 players, only maxPlayers is wrong.
      if (sizes.leastPlayers() <= sizes.maxPlayers() || sizes.maxPlayers() <= 0) {
        return true;
      }
      context.disableDefaultConstraintViolation();
      context
          .buildConstraintViolationWithTemplate("is at most maxPlayers")
          .addPropertyNode("minPlayers")
          .addConstraintViolation();
      return false;
    }
  }
}
