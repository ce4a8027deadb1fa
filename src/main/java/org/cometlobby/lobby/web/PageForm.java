package org.cometlobby.lobby.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.Player;
import org.cometlobby.lobby.Registration;

/**
 * A form that a browser without script has posted.
 *
 * @param action the value of the button that was pressed
 */
record PageForm(HttpServletRequest request, HttpServletResponse response, String action) {

  static PageForm of(HttpServletRequest request, HttpServletResponse response) {
    return new PageForm(
        request, response, Optional.ofNullable(request.getParameter("do")).orElse(""));
  }

  String text(String field) {
    return Optional.ofNullable(request.getParameter(field)).orElse("");
  }

  /** What a number field holds; of nonsense a number that is out of all bounds. */
  int number(String field, int ifEmpty) {
    String text = text(field).strip();
    try {
      return text.isEmpty() ? ifEmpty : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The visitor, who becomes a player by this form if need be. */
  Player player(Registrations registrations) {
    Optional<Player> known = PageServlet.player(request);
    known.ifPresent(registrations::change);
    return known.orElseGet(() -> register(registrations));
  }

  private Player register(Registrations registrations) {
    Registration registration = registrations.register(request, text("name"));
    response.addHeader("Set-Cookie", PlayerCookie.header(request, registration.token()));
    return registration.player();
  }

  /** As below, and says when it is worth another try. */
  void fail(Messages messages, LimitExceededException e) {
    response.setHeader("Retry-After", String.valueOf(e.retryAfterSeconds()));
    fail(messages, Problems.of(e));
  }

  /** Has the page say in its form what went wrong. */
  void fail(Messages messages, Problem problem) {
    response.setStatus(problem.status());
    request.setAttribute("problemOf", action);
    String reason = "live.problem." + problem.reason();
    request.setAttribute(
        "problem",
        messages.text(messages.has(reason) ? reason : "live.problem." + problem.status()));
  }
}
