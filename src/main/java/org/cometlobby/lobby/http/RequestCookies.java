package org.cometlobby.lobby.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookies of a request. */
public final class RequestCookies {

  private RequestCookies() {}

  /** Finds a cookie's value; empty if the cookies can't be read. */
  public static Optional<String> value(HttpServletRequest request, String name) {
    return all(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        // Open Liberty gives null for an unclosed quote.
        .flatMap(cookie -> Stream.ofNullable(cookie.getValue()))
        .findFirst();
  }

  private static List<Cookie> all(HttpServletRequest request) {
    try {
      Cookie[] cookies = request.getCookies();
      return cookies == null ? List.of() : Arrays.asList(cookies);
    } catch (IllegalArgumentException e) {
      return List.of(); // WildFly throws it for a control character
    }
  }
}
