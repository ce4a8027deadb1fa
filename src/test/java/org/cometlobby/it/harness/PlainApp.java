package org.cometlobby.it.harness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An application without the library: what it leaves in a server, the server keeps by itself. */
@WebServlet("/")
public class PlainApp extends HttpServlet {

  @Inject private Words words;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(words.some());
  }

  /** Its bean. */
  @ApplicationScoped
  public static class Words {
    String some() {
      return "nothing";
    }
  }
}
