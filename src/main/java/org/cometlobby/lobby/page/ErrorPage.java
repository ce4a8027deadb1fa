package org.cometlobby.lobby.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page for a missing page or a failed one, see web.xml: a way home. */
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
    Integer failure = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    boolean failed = failure.equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    response.setStatus(failed ? failure : HttpServletResponse.SC_NOT_FOUND);
    request.setAttribute("error", failed ? "failed" : "missing.page");
    show(new Get(request), response, "error");
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
