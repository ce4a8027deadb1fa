package org.cometlobby.comet.servlet;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conversion of a request's texts for one parameter to the argument of a method. */
@FunctionalInterface
interface Conversion {

  /**
   * Converts the texts.
   *
   * @param values the request's values for the parameter, in their order; may be empty
   * @throws IllegalArgumentException with the reason, to be read after the parameter's name
   */
  Object convert(List<String> values);

  /** Returns the conversion to a type; empty for a type that can't be made from text. */
  static Optional<Conversion> to(Type type) {
    if (type instanceof ParameterizedType generic && generic.getActualTypeArguments().length == 1) {
      Type element = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        return single(element)
            .map(
                one ->
                    values ->
                        values.isEmpty() ? Optional.empty() : Optional.of(one.of(values.get(0))));
      }
      if (generic.getRawType() == List.class) {
        return single(element).map(one -> values -> all(one, values));
      }
      return Optional.empty();
    }
    return single(type)
        .map(
            one ->
                values -> {
                  if (values.isEmpty()) {
                    throw new IllegalArgumentException("is missing");
                  }
                  return one.of(values.get(0));
                });
  }

  private static List<Object> all(Single one, List<String> values) {
    List<Object> converted = new ArrayList<>(values.size());
    for (String value : values) {
      converted.add(one.of(value));
    }
    return List.copyOf(converted);
  }

  /** The conversion of one text. */
  @FunctionalInterface
  interface Single {
    Object of(String text);
  }

  private static Optional<Single> single(Type type) {
    if (type == String.class) {
      return Optional.of(text -> text);
    }
    if (!(type instanceof Class<?> raw)) {
      return Optional.empty();
    }
    Class<?> target = MethodType.methodType(raw).wrap().returnType();
    if (target == Boolean.class) {
      return Optional.of(Conversion::toBoolean);
    }
    if (target == Character.class) {
      return Optional.of(Conversion::toCharacter);
    }
    return factory(target).map(method -> text -> invoke(method, target, text));
  }

  private static Object toBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("takes true or false");
    };
  }

  private static Object toCharacter(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("takes one character");
    }
    return text.charAt(0);
  }

  private static Optional<Method> factory(Class<?> target) {
    return find(target, "valueOf", String.class)
        .or(() -> find(target, "fromString", String.class))
        .or(() -> find(target, "parse", CharSequence.class));
  }

  private static Optional<Method> find(Class<?> target, String name, Class<?> argument) {
    try {
      Method method = target.getMethod(name, argument);
      boolean makesIt =
          Modifier.isStatic(method.getModifiers())
              && target.isAssignableFrom(method.getReturnType());
      // An enum or record of the application need not be public.
      return makesIt && method.trySetAccessible() ? Optional.of(method) : Optional.empty();
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static Object invoke(Method factory, Class<?> target, String text) {
    try {
      return factory.invoke(null, text);
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new IllegalArgumentException("is not a valid " + target.getSimpleName(), e);
    }
  }
}
