package org.cometlobby.lobby.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
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
 * A posted form, read when the first parameter is asked for. A container reads a form of any
 * length, or of a length of its own; here the bound is the same on every server, and that of the
 * API.
 */
final class PostedForm extends HttpServletRequestWrapper {

  static final int MAX_BYTES = 16 * 1_024;

  private static final String TYPE = "application/x-www-form-urlencoded";

  private @Nullable Map<String, String[]> parameters;

  /** The reason why a form can't be read. */
  static final class UnreadableException extends RuntimeException {

    private final int status;

    UnreadableException(int status) {
      super("A form can't be read: " + status, null, false, false);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  PostedForm(HttpServletRequest request) {
    super(request);
  }

  /**
   * @throws UnreadableException when the form is too long or ends too early
   */
  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> known = parameters;
    if (known == null) {
      Map<String, List<String>> fields = isForm() ? fields(body()) : Map.of();
      known = merged(super.getParameterMap(), fields);
      parameters = known;
    }
    return known;
  }

  private boolean isForm() {
    String type = getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(TYPE);
  }

  /** Reads the body, so that the container finds the parameters of the query alone. */
  private String body() {
    if (getContentLengthLong() > MAX_BYTES) {
      throw new UnreadableException(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }
    byte[] bytes;
    try {
      bytes = getInputStream().readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new UnreadableException(HttpServletResponse.SC_BAD_REQUEST);
    }
    if (bytes.length > MAX_BYTES) {
      throw new UnreadableException(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }
    return new String(bytes, StandardCharsets.UTF_8);
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
