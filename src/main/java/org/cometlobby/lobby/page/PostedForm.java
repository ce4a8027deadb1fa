package org.cometlobby.lobby.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A posted form. A container reads a form of a length of its own, and decodes it in a way of its
 * own; here both are the same on every server.
 */
final class PostedForm extends HttpServletRequestWrapper {

  private static final String TYPE = "application/x-www-form-urlencoded";

  private final Map<String, String[]> parameters;

  private PostedForm(HttpServletRequest request, Map<String, String[]> parameters) {
    super(request);
    this.parameters = parameters;
  }

  /** Reads the form first, so that the container finds the parameters of the query alone. */
  static PostedForm of(HttpServletRequest request) throws IOException {
    Map<String, List<String>> fields =
        isForm(request)
            ? fields(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
            : Map.of();
    return new PostedForm(request, merged(request.getParameterMap(), fields));
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(TYPE);
  }

  private static Map<String, List<String>> fields(String body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      try {
        String name = decoded(equals < 0 ? field : field.substring(0, equals));
        String value = decoded(equals < 0 ? "" : field.substring(equals + 1));
        fields.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
      } catch (IllegalArgumentException e) {
        // A percent sign without its digits, which no browser sends: as if the field were absent.
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Returns the parameters in the order of the servlet specification: the query's come first. */
  private static Map<String, String[]> merged(
      Map<String, String[]> query, Map<String, List<String>> fields) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    query.forEach((name, values) -> all.put(name, new ArrayList<>(List.of(values))));
    fields.forEach(
        (name, values) -> all.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(values));
    Map<String, String[]> merged = new LinkedHashMap<>();
    all.forEach((name, values) -> merged.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(merged);
  }
}
