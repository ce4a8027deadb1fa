package org.cometlobby.lobby.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers with a problem where no {@link ProblemMapper} is asked: Jersey leaves it to the
 * container's page of HTML to say that a header such as {@code Accept: ;;;} is nonsense.
 */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true)
public class ProblemFilter extends HttpFilter {

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new Problematic(response));
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
      resetBuffer();
      setStatus(status);
      setContentType(Problem.CONTENT_TYPE);
      getOutputStream()
          .write(Problems.of(status).json().toString().getBytes(StandardCharsets.UTF_8));
      flushBuffer();
    }
  }
}
