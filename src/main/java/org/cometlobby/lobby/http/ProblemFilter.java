package org.cometlobby.lobby.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FileNotFoundException;
import java.io.IOException;

/**
 * A filter that answers with a problem where the container would answer with a page of HTML: Jersey
 * leaves it to the container to say that a header such as {@code Accept: ;;;} is nonsense, and
 * under {@code /streams} it alone answers for a path without a stream: Open Liberty by an
 * exception.
 */
public class ProblemFilter extends HttpFilter {

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Problematic problematic = new Problematic(response);
    try {
      chain.doFilter(request, problematic);
    } catch (ServletException e) {
      if (!(e.getRootCause() instanceof FileNotFoundException)) {
        throw e;
      }
      problematic.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static final class Problematic extends HttpServletResponseWrapper {

    Problematic(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      sendError(status);
    }

    @Override
    public void sendError(int status) throws IOException {
      // A servlet answers 501 to an unknown method. Here that is the container's own
      // servlet, which got the request because there is nothing at its path.
      Problem problem = Problems.of(status == SC_NOT_IMPLEMENTED ? SC_NOT_FOUND : status);
      resetBuffer();
      problem.sendTo(this);
    }
  }
}
