package org.cometlobby.lobby.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.FileNotFoundException;
import java.io.IOException;

/**
 * A filter that answers where the container would do so by a page of its own. For data that is a
 * problem: Jersey leaves it to the container to say that a header such as {@code Accept: ;;;} is
 * nonsense, and under {@code /streams} it alone answers for a path without a stream: Open Liberty
 * by an exception. For the rest it is the error page, once a request is dispatched asynchronously:
 * Payara and GlassFish then have no error pages, and Open Liberty none for that exception.
 */
public class ProblemFilter extends HttpFilter {

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isData(request) && request.getDispatcherType() != DispatcherType.ASYNC) {
      chain.doFilter(request, response);
      return;
    }
    Answering answering = new Answering(request, response);
    try {
      chain.doFilter(request, answering);
    } catch (ServletException e) {
      if (!(e.getRootCause() instanceof FileNotFoundException)) {
        throw e;
      }
      answering.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static boolean isData(HttpServletRequest request) {
    return RequestPath.isData(RequestPath.of(request));
  }

  /** Answers with a problem, or with the error page of web.xml. */
  static void answer(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isData(request)) {
      problem.sendTo(response);
      return;
    }
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, problem.status());
    try {
      request.getRequestDispatcher("/error").forward(request, response);
    } catch (ServletException e) {
      throw new IOException("The error page can't be shown", e);
    }
  }

  private static final class Answering extends HttpServletResponseWrapper {

    private final HttpServletRequest request;

    Answering(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      sendError(status);
    }

    @Override
    public void sendError(int status) throws IOException {
      // A servlet answers 501 to an unknown method. Here that is the container's own
      // servlet, which got the request because there is nothing at its path.
      answer(Problems.of(status == SC_NOT_IMPLEMENTED ? SC_NOT_FOUND : status), request, this);
    }
  }
}
