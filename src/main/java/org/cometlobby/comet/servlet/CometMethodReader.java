package org.cometlobby.comet.servlet;

import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.PathParam;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.QueryParam;
import org.cometlobby.comet.Subscriber;
import org.cometlobby.comet.Topic;
import org.cometlobby.comet.servlet.CometMethod.Shape;

/**
 * The reader of annotated methods. It makes a {@link CometMethod} of each, or reports the mistake
 * and its remedy, so that the method's author reads them at deployment and not in a log at night.
 */
final class CometMethodReader {

  private final List<String> problems = new ArrayList<>();

  /** Returns the problems of the methods read so far. Each begins with the method's name. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** Reads one method; empty if it has a problem. */
  Optional<CometMethod> read(Bean<?> bean, AnnotatedMethod<?> annotated) {
    Method method = annotated.getJavaMember();
    Comet comet = annotated.getAnnotation(Comet.class);
    int before = problems.size();
    if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
      report(
          method,
          "is static or private, where CDI can't reach it: make it an instance method that is not"
              + " private");
    }
    if (!bean.getTypes().contains(method.getDeclaringClass())) {
      report(method, "belongs to a class that is not among its bean's types: add it to @Typed");
    }
    if (!comet.contentType().isEmpty() && !CometMethod.isContentType(comet.contentType())) {
      String printable = comet.contentType().replaceAll("[^\\x20-\\x7e]", "?");
      report(method, "has the contentType \"" + printable + "\": write type/subtype");
    }
    Optional<PathTemplate> path = path(method, comet.value());
    Optional<Shape> shape = shape(annotated);
    List<Argument> arguments = arguments(annotated, path);
    if (problems.size() > before) {
      return Optional.empty();
    }
    if (!method.trySetAccessible()) {
      report(method, "can't be called from here: make it public, or open its module");
      return Optional.empty();
    }
    return Optional.of(
        new CometMethod(
            bean,
            method,
            CometMethod.nameOf(method),
            path.orElseThrow(),
            shape.orElseThrow(),
            arguments,
            new Encodings(comet.contentType())));
  }

  /** Reports that two methods have one path. */
  void reportClash(CometMethod one, CometMethod other) {
    problems.add(
        one.name()
            + " and "
            + other.name()
            + " both have the path "
            + one.path()
            + ": give each a path of its own");
  }

  private Optional<PathTemplate> path(Method method, String path) {
    try {
      return Optional.of(PathTemplate.parse(path));
    } catch (IllegalArgumentException e) {
      report(method, "has a path that can't be mapped: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Shape> shape(AnnotatedMethod<?> annotated) {
    Method method = annotated.getJavaMember();
    long pushes =
        annotated.getParameters().stream()
            .filter(parameter -> parameter.getJavaParameter().getType() == Push.class)
            .count();
    Class<?> returned = method.getReturnType();
    if (pushes == 1 && returned == void.class) {
      return Optional.of(Shape.PUSH);
    }
    if (pushes > 0) {
      report(
          method,
          pushes > 1
              ? "takes more than one Push: keep one"
              : "takes a Push and returns something: return void, or drop the Push");
      return Optional.empty();
    }
    if (Topic.class.isAssignableFrom(returned)) {
      return Optional.of(Shape.TOPIC);
    }
    if (Flow.Publisher.class.isAssignableFrom(returned)) {
      return Optional.of(Shape.PUBLISHER);
    }
    if (Stream.class.isAssignableFrom(returned)) {
      return Optional.of(Shape.STREAM);
    }
    if (Iterable.class.isAssignableFrom(returned)) {
      return Optional.of(Shape.ITERABLE);
    }
    report(
        method,
        "returns "
            + returned.getSimpleName()
            + " and takes no Push, so there is nothing to send: take a Push<T> and return void, or"
            + " return a Stream, an Iterable, a Flow.Publisher or a Topic");
    return Optional.empty();
  }

  private List<Argument> arguments(AnnotatedMethod<?> annotated, Optional<PathTemplate> path) {
    List<Argument> arguments = new ArrayList<>();
    List<String> unused = new ArrayList<>(path.map(PathTemplate::variables).orElseGet(List::of));
    for (AnnotatedParameter<?> parameter : annotated.getParameters()) {
      Parameter java = parameter.getJavaParameter();
      if (java.getType() == Push.class) {
        arguments.add(new Argument.ThePush());
      } else if (java.getType() == Subscriber.class) {
        arguments.add(new Argument.TheSubscriber());
      } else if (java.getType() == Principal.class) {
        arguments.add(new Argument.Caller());
      } else if (parameter.isAnnotationPresent(PathParam.class)) {
        String name = name(java, parameter.getAnnotation(PathParam.class).value());
        boolean known = unused.remove(name);
        if (path.isPresent() && !known) {
          report(
              annotated.getJavaMember(),
              "takes @PathParam(\"" + name + "\"), which its path doesn't have: " + path.get());
        }
        conversion(annotated, java).ifPresent(c -> arguments.add(new Argument.FromPath(name, c)));
      } else if (parameter.isAnnotationPresent(QueryParam.class)) {
        String name = name(java, parameter.getAnnotation(QueryParam.class).value());
        conversion(annotated, java).ifPresent(c -> arguments.add(new Argument.FromQuery(name, c)));
      } else {
        report(
            annotated.getJavaMember(),
            "has a parameter "
                + java.getName()
                + " without a source: annotate it with @PathParam or"
                + " @QueryParam, or make it a Push, a Subscriber or a Principal");
      }
    }
    for (String variable : unused) {
      report(
          annotated.getJavaMember(),
          "has {" + variable + "} in its path and no parameter @PathParam(\"" + variable + "\")");
    }
    return arguments;
  }

  private static String name(Parameter parameter, String given) {
    return given.isEmpty() ? parameter.getName() : given;
  }

  private Optional<Conversion> conversion(AnnotatedMethod<?> annotated, Parameter parameter) {
    Optional<Conversion> conversion = Conversion.to(parameter.getParameterizedType());
    if (conversion.isEmpty()) {
      report(
          annotated.getJavaMember(),
          "has a parameter "
              + parameter.getName()
              + " of type "
              + parameter.getParameterizedType().getTypeName()
              + ", which can't be made from text: take a String, a number, a boolean, an enum, a"
              + " type with a static valueOf(String), or an Optional or List of these");
    }
    return conversion;
  }

  private void report(Method method, String what) {
    problems.add(CometMethod.nameOf(method) + " " + what);
  }
}
