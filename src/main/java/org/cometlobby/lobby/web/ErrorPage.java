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

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean failed =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
            && status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    response.setStatus(
        failed ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : HttpServletResponse.SC_NOT_FOUND);
    request.setAttribute("error", failed ? "failed" : "missing.page");
    show(request, response, "error");
  }

  /** An error keeps the method of the request that led to it. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    doGet(request, response);
  }
}
