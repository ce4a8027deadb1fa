package org.cometlobby.lobby.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page for whatever can't be shown or read, see web.xml: a way home. */
@WebServlet("/error")
public class ErrorPage extends PageServlet {

  @Override
  protected String path(HttpServletRequest request) {
    return "";
  }

  /** Shows the page as for GET: an error keeps its request's method, which a JSP may reject. */
  @Override
  protected void answer(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer failure
            ? failure
            : HttpServletResponse.SC_NOT_FOUND;
    // The status that servers give for an unknown method of a page that there is not.
    boolean isMissing = status == HttpServletResponse.SC_NOT_IMPLEMENTED;
    response.setStatus(isMissing ? HttpServletResponse.SC_NOT_FOUND : status);
    request.setAttribute("error", error(status));
    show(new Get(request), response, "error");
  }

  /** Returns the key of the page's texts. */
  private static String error(int status) {
    return switch (status) {
      case 400, 408 -> "incomplete";
      case 413 -> "unreadable";
      case 429 -> "busy";
      case 500 -> "failed";
      default -> "missing.page";
    };
  }

  private static final class Get extends HttpServletRequestWrapper {

    Get(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
