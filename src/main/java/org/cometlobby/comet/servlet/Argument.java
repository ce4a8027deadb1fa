package org.cometlobby.comet.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.Subscriber;
import org.jspecify.annotations.Nullable;

/** The source of one argument of a method. */
sealed interface Argument {

  /**
   * The subscriber's request, from which arguments are taken.
   *
   * @param path the values of the path's variables
   */
  record Call(HttpServletRequest request, Map<String, String> path, Subscriber subscriber) {}

  /**
   * Returns the argument.
   *
   * @throws ProblemException 400, naming the parameter that doesn't convert
   */
  @Nullable Object value(Call call) throws ProblemException;

  /** The {@link Push}: the invocation itself, and so set only when there is one. */
  record ThePush() implements Argument {
    @Override
    public @Nullable Object value(Call call) {
      return null;
    }
  }

  /** The {@link Subscriber}. */
  record TheSubscriber() implements Argument {
    @Override
    public Object value(Call call) {
      return call.subscriber();
    }
  }

  /** The caller. */
  record Caller() implements Argument {
    @Override
    public @Nullable Principal value(Call call) {
      return call.request().getUserPrincipal();
    }
  }

  /** A variable of the path. */
  record FromPath(String name, Conversion conversion) implements Argument {
    @Override
    public Object value(Call call) throws ProblemException {
      String value = call.path().get(name);
      return converted("path", name, conversion, value == null ? List.of() : List.of(value));
    }
  }

  /** A parameter of the query. */
  record FromQuery(String name, Conversion conversion) implements Argument {
    @Override
    public Object value(Call call) throws ProblemException {
      String[] values = call.request().getParameterValues(name);
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
