package org.cometlobby.it.harness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An application without the library, to measure what a server itself keeps of an application. */
@WebServlet("/")
public class PlainApp extends HttpServlet {

  @Inject private Words words;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(words.some());
  }

  /** A bean, so that the server starts its CDI container. */
  @ApplicationScoped
  public static class Words {
    String some() {
      return "nothing";
    }
  }
}
