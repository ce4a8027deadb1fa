package org.cometlobby.lobby.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What web.xml shows where there is nothing: a way home. */
@WebServlet("/no-such-page")
public class NoSuchPage extends PageServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    show(request, response, "no-such-page");
  }
}
