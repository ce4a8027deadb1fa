package org.cometlobby.lobby.http;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.cometlobby.limits.LimitExceededException;
import org.cometlobby.lobby.LobbyBean;
import org.cometlobby.lobby.room.Player;
import org.cometlobby.scheduling.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * A filter that hands a request on with its whole body in memory, so that no thread waits for a
 * client that sends slowly. A body that hasn't arrived yet is read without blocking, and then the
 * request is dispatched once more. A body is read even where none is expected: a server may wait
 * for the rest of one that nobody has read. One that is announced to be far too long is refused
 * unread.
 */
public class BodyFilter extends HttpFilter {

  private static final Logger LOG = System.getLogger(BodyFilter.class.getName());

  static final int MAX_BYTES = 16 * 1_024;

  private static final String INCOMING = BodyFilter.class.getName() + ".incoming";
  private static final String QUERY = BodyFilter.class.getName() + ".query";

  /**
   * Longer than a thread usually takes to leave a request whose body has not arrived. Payara loses
   * a dispatch that is asked for at the very moment when that thread leaves, and the request would
   * never be answered.
   */
  private static final Duration PAUSE_BEFORE_DISPATCH = Duration.ofMillis(5);

  @Inject transient BodySettings settings;
  @Inject transient IncomingBodies bodies;
  @Inject transient ClientNetwork networks;
  @Inject transient Scheduler scheduler;
  @Inject transient RequestScope scope;
  @Inject transient LobbyBean lobby;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean isDispatched = request.getDispatcherType() == DispatcherType.ASYNC;
    if (!isDispatched && !DeclaredBody.isIn(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<byte[]> body;
    try {
      body = isDispatched ? arrived(request) : atOnce(request);
      if (body.isEmpty()) {
        readAsItArrives(request, response);
        return;
      }
    } catch (LimitExceededException e) {
      response.setHeader("Retry-After", String.valueOf(e.retryAfterSeconds()));
      refuse(request, response, Problems.of(e));
      return;
    } catch (ProblemException e) {
      refuse(request, response, e.problem());
      return;
    }
    scope.pass(new ReadRequest(request, query(request), body.get()), response, chain);
  }

  /** Returns a body that has arrived together with its head, as most do; empty for another one. */
  private static Optional<byte[]> atOnce(HttpServletRequest request) throws IOException {
    // First: now the container doesn't read a form by itself when a page asks for a parameter.
    ServletInputStream in = request.getInputStream();
    if (!DeclaredBody.isUnderstood(request)) {
      throw new ProblemException(Problems.of(400));
    }
    if (request.getContentLengthLong() > IncomingBody.MOST_READ) {
      throw new ProblemException(Problems.of(413));
    }
    int length = request.getContentLength();
    return length > 0 && length <= MAX_BYTES && in.available() >= length
        ? Optional.of(in.readNBytes(length))
        : Optional.empty();
  }

  private void readAsItArrives(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(0);
    IncomingBody body =
        new IncomingBody(request.getInputStream(), request.getContentLengthLong(), MAX_BYTES);
    request.setAttribute(INCOMING, body);
    request.setAttribute(QUERY, request.getQueryString());
    Future<?> deadline = scheduler.schedule(settings.timeout(), "A body's deadline", body::late);
    bodies.add(networks.of(request), body);
    request.getInputStream().setReadListener(body);
    // Last, so that the pause before the dispatch begins once this thread is about to leave.
    Future<?> unused =
        body.whole()
            .whenComplete(
                (bytes, failure) -> {
                  deadline.cancel(false);
                  dispatch(async);
                });
  }

  /**
   * Has the container serve the request once more. The dispatched request writes every answer, on a
   * thread of the container: a client that doesn't read may hold up that thread, but not a timer.
   */
  private void dispatch(AsyncContext async) {
    // From a timer, because Open Liberty lets a dispatched request begin with the state of the
    // thread that asks for it: on a thread that reads bodies that is the state of another request,
    // and some requests were answered without having been served.
    Future<?> unused =
        scheduler.schedule(
            PAUSE_BEFORE_DISPATCH,
            "The dispatch of a request",
            () -> {
              try {
                async.dispatch();
              } catch (IllegalStateException e) {
                LOG.log(Level.DEBUG, "The container has ended a request with its client", e);
              }
            });
  }

  private Optional<byte[]> arrived(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof Player player && !lobby.knows(player)) {
      // The player has signed out while the body was on its way.
      throw new ProblemException(Problems.of(401));
    }
    IncomingBody body = (IncomingBody) request.getAttribute(INCOMING);
    try {
      return Optional.of(body.whole().join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw e;
    }
  }

  /** Returns the query, which a request that is dispatched once more has lost on Open Liberty. */
  private static @Nullable String query(HttpServletRequest request) {
    return request.getAttribute(QUERY) instanceof String query ? query : request.getQueryString();
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, Problem problem) {
    DeclaredBody.leaveUnread(request, response);
    try {
      ProblemFilter.answer(problem, request, response);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client of an incomplete request is gone", e);
    }
  }
}
