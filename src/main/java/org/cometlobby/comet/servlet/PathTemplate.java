package org.cometlobby.comet.servlet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path whose segments are literal or variables: {@code /streams/rooms/{code}}.
 *
 * @param segments without slashes; a variable in its braces
 */
record PathTemplate(List<String> segments) {

  /**
   * The order in which templates are tried: of two that match one path, the one that has a literal
   * segment where the other has a variable, at the first difference, comes first.
   */
  static final Comparator<PathTemplate> NAMES_FIRST =
      Comparator.comparing(template -> template.shape().replace("{}", "\uffff"));

  private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~-]+");
  private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_]*}");

  /**
   * Parses a template.
   *
   * @throws IllegalArgumentException with the mistake and the remedy
   */
  static PathTemplate parse(String path) {
    if (!path.startsWith("/") || path.length() == 1) {
      throw new IllegalArgumentException(
          "\"" + path + "\" is not a path: begin with a slash and a name, such as \"/comet_wait\"");
    }
    List<String> segments = new ArrayList<>();
    for (String segment : path.substring(1).split("/", -1)) {
      boolean dots = segment.equals(".") || segment.equals("..");
      boolean name = LITERAL.matcher(segment).matches() || VARIABLE.matcher(segment).matches();
      if (dots || !name) {
        throw new IllegalArgumentException(
            "\""
                + path
                + "\" is not a path: the segment \""
                + segment
                + "\" is neither letters, digits, '-', '.', '_', '~', nor a variable such as"
                + " {code}");
      }
      if (isVariable(segment) && segments.contains(segment)) {
        throw new IllegalArgumentException(
            "\"" + path + "\" names the variable " + segment + " twice: give each its own name");
      }
      segments.add(segment);
    }
    if (isVariable(segments.get(0))) {
      throw new IllegalArgumentException(
          "\""
              + path
              + "\" begins with a variable and would take every path of the application: begin"
              + " with a literal segment");
    }
    return new PathTemplate(List.copyOf(segments));
  }

  /** Returns the variables' names. */
  List<String> variables() {
    return segments.stream()
        .filter(PathTemplate::isVariable)
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }

  /**
   * Returns the template with nameless variables: equal for two templates that match the same
   * paths.
   */
  String shape() {
    return segments.stream()
        .map(segment -> isVariable(segment) ? "{}" : segment)
        .collect(Collectors.joining("/", "/", ""));
  }

  /**
   * Returns the narrowest servlet mapping (Servlet 6.0 section 12.2) that covers all matching
   * paths.
   */
  String servletMapping() {
    if (variables().isEmpty()) {
      return shape();
    }
    return segments.stream()
        .takeWhile(segment -> !isVariable(segment))
        .collect(Collectors.joining("/", "/", "/*"));
  }

  /** Returns the variables' values if a decoded path matches. */
  Optional<Map<String, String>> match(String path) {
    String[] given = path.substring(1).split("/", -1);
    if (given.length != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < given.length; i++) {
      String segment = segments.get(i);
      if (isVariable(segment) && !given[i].isEmpty()) {
        values.put(segment.substring(1, segment.length() - 1), given[i]);
      } else if (!segment.equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  @Override
  public String toString() {
    return "/" + String.join("/", segments);
  }
}
