package org.cometlobby.lobby.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What web.xml shows where there is nothing, or where a page has failed: a way home. */
@WebServlet("/error")
public class ErrorPage extends PageServlet {

  /** To any method: an error keeps that of the request that led to it. */
  @Override
  protected void answer(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Integer failure = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    boolean failed = failure.equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    response.setStatus(failed ? failure : HttpServletResponse.SC_NOT_FOUND);
    request.setAttribute("error", failed ? "failed" : "missing.page");
    show(request, response, "error");
  }
}
