package org.cometlobby.it.comet.stranger;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cometlobby.comet.CometStatistics;

/** The endpoint {@code GET /statistics}, which returns the number of open streams. */
@WebServlet("/statistics")
public class Statistics extends HttpServlet {

  @Inject private Provider<CometStatistics> statistics;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    response.getWriter().print(statistics.get().totalOpenStreams());
  }
}
