package org.cometlobby.lobby.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyLimits;
import org.cometlobby.lobby.RegisteredPlayer;
import org.cometlobby.lobby.UnavailableException;
import org.cometlobby.lobby.http.PlayerCookie;
import org.cometlobby.lobby.http.Problem;
import org.cometlobby.lobby.http.Problems;
import org.cometlobby.lobby.http.Registrar;
import org.cometlobby.lobby.room.Player;

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

  /** Returns the value of a number field; -1, which is out of all bounds, for any other text. */
  int number(String field, int ifEmpty) {
    String text = text(field).strip();
    try {
      return text.isEmpty() ? ifEmpty : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Returns the visitor as a player, registered with this form if necessary. */
  Player player(Registrar registrar, LobbyLimits limits) {
    Optional<Player> known = PageServlet.player(request);
    known.ifPresent(player -> limits.change(player.id()));
    return known.orElseGet(() -> register(registrar));
  }

  private Player register(Registrar registrar) {
    RegisteredPlayer registration = registrar.register(request, text("name"));
    response.addHeader("Set-Cookie", PlayerCookie.header(request, registration.token()));
    return registration.player();
  }

  /** Shows the problem of a reached limit, with the time to the next try. */
  void fail(Texts texts, LimitExceededException e) {
    response.setHeader("Retry-After", String.valueOf(e.retryAfterSeconds()));
    fail(texts, Problems.of(e));
  }

  /** Shows the problem of a store that can't commit now, with the time to the next try. */
  void fail(Texts texts, UnavailableException e) {
    response.setHeader("Retry-After", String.valueOf(e.retryAfter().toSeconds()));
    fail(texts, Problems.of(e));
  }

  /** Returns whether a checkbox is ticked. */
  boolean isOn(String field) {
    return !text(field).isEmpty();
  }

  /** Shows a problem at its form, in the page's language. */
  void fail(Texts texts, Problem problem) {
    response.setStatus(problem.status());
    request.setAttribute("problemOf", action);
    request.setAttribute("problem", explain(texts, problem));
  }

  private static String explain(Texts texts, Problem problem) {
    for (Problem.FieldError error : problem.errors()) {
      String label = "field." + error.field();
      if (texts.has(label)) {
        return texts.text("live.problem.invalid.field", texts.text(label));
      }
    }
    String general = problem.status() < 500 ? "400" : "500";
    return Stream.of(problem.reason(), Integer.toString(problem.status()), general)
        .map(kind -> "live.problem." + kind)
        .filter(texts::has)
        .findFirst()
        .map(texts::text)
        .orElse("");
  }
}
