package org.cometlobby.comet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A parameter's source: a variable of the path template of its {@link Comet} method. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface PathParam {

  /**
   * The variable's name. By default the parameter's own, which the class file must then contain
   * ({@code javac -parameters}).
   */
  String value() default "";
}
