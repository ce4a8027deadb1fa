package org.cometlobby.lobby.page;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.jsp.jstl.core.Config;
import jakarta.servlet.jsp.jstl.fmt.LocalizationContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.cometlobby.lobby.http.ContentPolicy;
import org.cometlobby.lobby.http.CrossSite;
import org.cometlobby.lobby.http.PlayerCookie;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.lobby.room.Room;

/**
 * The base of all pages: the language, the headers, the player, and the refusal of another site's
 * forms. A page itself only gathers its data.
 */
abstract class PageServlet extends HttpServlet {

  private static final String LANGUAGE = "lang";
  private static final int A_YEAR = Math.toIntExact(Duration.ofDays(365).toSeconds());

  @Inject transient ContentPolicy policy;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setCharacterEncoding("UTF-8");
    policy.ofPage(response);
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Accept-Language, Cookie");
    boolean posts = request.getMethod().equals("POST");
    if (posts && CrossSite.isForeign(request)) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    if (request.getMethod().equals("GET")) {
      // Not for a form, which may end the cookie.
      PlayerCookie.renew(request).ifPresent(cookie -> response.addHeader("Set-Cookie", cookie));
    }
    Optional<Language> choice =
        request.getMethod().equals("GET") ? chosen(request) : Optional.empty();
    if (choice.isPresent()) {
      remember(choice.get(), request, response);
      // Without the parameter, so that a copied address does not set its reader's language.
      seeOther(response, root(request) + path(request));
    } else {
      answer(request, response);
    }
  }

  /**
   * Returns the page's address below the root, made of parts that the page knows: the request's own
   * path may look like another site's address.
   */
  protected abstract String path(HttpServletRequest request);

  /** Dispatches by the request's method, with the fields of a form as parameters. */
  protected void answer(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    super.service(request, response);
  }

  /**
   * Shows a page.
   *
   * @param view the name of its JSP
   */
  protected final void show(HttpServletRequest request, HttpServletResponse response, String view)
      throws ServletException, IOException {
    show(request, response, view, Optional.empty());
  }

  /**
   * Shows the page of a room.
   *
   * @param view the name of its JSP
   * @param room the room for its script
   */
  protected final void show(
      HttpServletRequest request, HttpServletResponse response, String view, Optional<Room> room)
      throws ServletException, IOException {
    Language language = Language.of(request);
    Texts texts = new Texts(language);
    Config.set(
        request,
        Config.FMT_LOCALIZATION_CONTEXT,
        new LocalizationContext(texts.bundle(), language.locale()));
    request.setAttribute("root", root(request));
    request.setAttribute("languages", Language.values());
    request.setAttribute("language", language);
    request.setAttribute("messages", texts);
    player(request).ifPresent(me -> request.setAttribute("me", me));
    PageData data = PageData.of(root(request), language, player(request), room, texts);
    request.setAttribute("data", data.json());
    request.getRequestDispatcher("/WEB-INF/jsp/" + view + ".jsp").forward(request, response);
  }

  protected final Texts textsFor(HttpServletRequest request) {
    return new Texts(Language.of(request));
  }

  protected static Optional<Player> player(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Player player
        ? Optional.of(player)
        : Optional.empty();
  }

  /** Returns the context root with a slash at its end, the beginning of every address in a page. */
  protected static String root(HttpServletRequest request) {
    return request.getServletContext().getContextPath() + "/";
  }

  /** Redirects to another page after a post; the browser fetches that page with GET. */
  protected static void seeOther(HttpServletResponse response, String address) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", address);
  }

  private static Optional<Language> chosen(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter(LANGUAGE)).flatMap(Language::tagged);
  }

  private static void remember(
      Language choice, HttpServletRequest request, HttpServletResponse response) {
    Cookie cookie = new Cookie(Language.COOKIE, choice.tag());
    cookie.setPath(root(request));
    cookie.setMaxAge(A_YEAR);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
