package org.cometlobby.comet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Fills a parameter of a {@link Comet} method from a parameter of the query string. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParam {

  /**
   * The name in the request. By default the parameter's own, which the class file must then have
   * ({@code javac -parameters}).
   */
  String value() default "";
}
