package org.cometlobby.comet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A source of a {@link Comet} method's parameter: a parameter of the query string. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParam {

  /**
   * The query parameter's name. By default the method parameter's own, which the class file must
   * then contain ({@code javac -parameters}).
   */
  String value() default "";
}
