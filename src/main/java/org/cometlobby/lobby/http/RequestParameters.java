package org.cometlobby.lobby.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a request. A container reads a form of a length of its own, decodes it in a way
 * of its own, and may have lost the query of a request that is dispatched once more; here they are
 * the same on every server.
 */
final class RequestParameters {

  private RequestParameters() {}

  /**
   * Returns the parameters in the order of the servlet specification: the query's come first.
   *
   * @param query the query of the address; may be empty
   * @param form the form in the body, or an empty text
   */
  static Map<String, String[]> of(String query, String form) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    collect(query, all);
    collect(form, all);
    Map<String, String[]> parameters = new LinkedHashMap<>();
    all.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(parameters);
  }

  private static void collect(String encoded, Map<String, List<String>> all) {
    for (String field : encoded.split("&", -1)) {
      int equals = field.indexOf('=');
      try {
        String name = decoded(equals < 0 ? field : field.substring(0, equals));
        String value = decoded(equals < 0 ? "" : field.substring(equals + 1));
        if (!field.isEmpty()) {
          all.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
        }
      } catch (IllegalArgumentException e) {
        // A percent sign without its digits, which no browser sends: as if the field were absent.
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
