package org.cometlobby.it.comet.stranger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counters of events in the application, which a test reads: {@code GET /witness?of=closed}. */
@ApplicationScoped
public class Witness {

  private final Map<String, Integer> seen = new ConcurrentHashMap<>();

  void saw(String what) {
    seen.merge(what, 1, Integer::sum);
  }

  int count(String what) {
    return seen.getOrDefault(what, 0);
  }

  /** The HTTP endpoint of the counters. */
  @WebServlet("/witness")
  public static class Endpoint extends HttpServlet {

    @Inject private Witness witness;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain");
      response.getWriter().print(witness.count(request.getParameter("of")));
    }
  }
}
