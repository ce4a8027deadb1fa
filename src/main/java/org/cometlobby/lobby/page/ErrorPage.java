package org.cometlobby.lobby.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What web.xml shows where there is nothing, or where a page has failed: a way home. */
@WebServlet("/error")
public class ErrorPage extends PageServlet {

  /** An error keeps the method that led to it, and not every JSP may be shown to any. */
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
