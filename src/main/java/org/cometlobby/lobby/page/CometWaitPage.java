package org.cometlobby.lobby.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The page of the smallest example, in the manner of the first Comet programs. */
@WebServlet("/comet-wait")
public class CometWaitPage extends PageServlet {

  @Override
  protected String path(HttpServletRequest request) {
    return "comet-wait";
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // For a visitor without script, to read the stream on a command line.
    request.setAttribute(
        "stream", request.getRequestURL().toString().replaceAll("-wait$", "_wait"));
    show(request, response, "comet-wait");
  }
}
