package org.cometlobby.comet.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.cometlobby.comet.Push;
import org.jspecify.annotations.Nullable;

/** Where the value of a method's parameter comes from. */
sealed interface Argument {

  /**
   * The value.
   *
   * @param push the run's, when the method takes one
   * @throws ProblemException 400, naming the parameter that doesn't convert
   */
  @Nullable Object value(
      HttpServletRequest request, Map<String, String> path, @Nullable Push<?> push)
      throws ProblemException;

  /** The {@link Push}. */
  record ThePush() implements Argument {
    @Override
    public @Nullable Object value(
        HttpServletRequest request, Map<String, String> path, @Nullable Push<?> push) {
      return push;
    }
  }

  /** The caller. */
  record Caller() implements Argument {
    @Override
    public @Nullable Principal value(
        HttpServletRequest request, Map<String, String> path, @Nullable Push<?> push) {
      return request.getUserPrincipal();
    }
  }

  /** A variable of the path. */
  record FromPath(String name, Conversion conversion) implements Argument {
    @Override
    public Object value(
        HttpServletRequest request, Map<String, String> path, @Nullable Push<?> push)
        throws ProblemException {
      String value = path.get(name);
      return converted("path", name, conversion, value == null ? List.of() : List.of(value));
    }
  }

  /** A parameter of the query. */
  record FromQuery(String name, Conversion conversion) implements Argument {
    @Override
    public Object value(
        HttpServletRequest request, Map<String, String> path, @Nullable Push<?> push)
        throws ProblemException {
      String[] values = request.getParameterValues(name);
      return converted("query", name, conversion, values == null ? List.of() : List.of(values));
    }
  }

  private static Object converted(
      String where, String name, Conversion conversion, List<String> values)
      throws ProblemException {
    try {
      return conversion.convert(values);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(
              400, "Bad parameter", "The " + where + " parameter " + name + " " + e.getMessage()));
    }
  }
}
