package org.cometlobby.comet.servlet;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cometlobby.comet.Journal;
import org.cometlobby.comet.StreamGate;
import org.cometlobby.comet.engine.Cursor;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.comet.engine.View;
import org.cometlobby.multipart.Boundary;

/**
 * The servlet of all {@link org.cometlobby.comet.Comet} paths, for GET requests. Every refusal
 * comes before the request becomes asynchronous.
 */
final class CometServlet extends HttpServlet {

  private static final System.Logger LOG = System.getLogger(CometServlet.class.getName());
  private static final String ALLOW = "GET, OPTIONS";

  private final transient List<CometMethod> methods;
  private final transient CometRuntime runtime;
  private final transient Engine engine;
  private final transient ResponseWriter.Factory writers;
  private final transient StreamSources sources;
  private final SecureRandom random = new SecureRandom();

  CometServlet(
      List<CometMethod> methods,
      BeanManager beans,
      StreamGate gate,
      CometRuntime runtime,
      ResponseWriter.Factory writers) {
    this.methods = methods;
    this.runtime = runtime;
    this.engine = runtime.engine();
    this.writers = writers;
    this.sources = new StreamSources(beans, gate, runtime);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      switch (request.getMethod()) {
        case "GET" -> open(request, response);
        case "OPTIONS" -> {
          response.setHeader("Allow", ALLOW);
          response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        default ->
            throw new ProblemException(
                Problem.of(405, "Method not allowed", "A stream is opened with GET")
                    .with("Allow", ALLOW));
      }
    } catch (ProblemException e) {
      e.problem().writeTo(response);
    }
  }

  private void open(HttpServletRequest request, HttpServletResponse response)
      throws ProblemException, IOException {
    // Queries are UTF-8 (URL Living Standard, section 5); Payara would read them as Latin-1.
    request.setCharacterEncoding("UTF-8");
    readQuery(request);
    if (engine.isDraining()) {
      throw new ProblemException(Refusals.draining(engine.settings().drainWindow().toMillis()));
    }
    if (writers.isFull()) {
      throw new ProblemException(Refusals.noWriter());
    }
    String path = path(request);
    for (CometMethod method : methods) {
      Optional<Map<String, String>> variables = method.path().match(path);
      if (variables.isPresent()) {
        open(method, variables.get(), request, response);
        return;
      }
    }
    throw new ProblemException(Refusals.notFound(path));
  }

  /**
   * Parses the query at once, not when a parameter is read: Open Liberty fails then if one of them
   * is malformed.
   */
  private static void readQuery(HttpServletRequest request) throws ProblemException {
    try {
      Map<String, String[]> unused = request.getParameterMap();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(400, "Bad query", "A % in the query is not followed by two hex digits"));
    }
  }

  /** Returns the path, relative to the context root. */
  static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private void open(
      CometMethod method,
      Map<String, String> variables,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ProblemException {
    String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
    FramingKind kind =
        Negotiation.choose(request.getParameter("as"), accept)
            .orElseThrow(() -> new ProblemException(Refusals.notAcceptable()));
    View view = view(request);
    Duration wait = kind == FramingKind.POLL ? wait(request) : Duration.ZERO;
    Optional<String> cursor = cursor(request);
    Optional<Cursor> known = cursor.flatMap(Cursor::parse);
    if (known.filter(Cursor::isEnd).isPresent()) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    StreamSubscriber subscriber =
        new StreamSubscriber(
            kind == FramingKind.POLL, request.getRemoteAddr(), runtime.workers().passes());
    StreamSource source = null;
    boolean open = false;
    try {
      source = sources.open(method, variables, request, known, subscriber);
      Journal journal = source.journal();
      Subscription subscription =
          Subscription.open(
              journal, source.isStateOnly() ? View.STATE : view, cursor, source.startOffset());
      subscriber.isLast().ifPresent(subscription::endAfter);
      Framing framing = Framing.of(kind, Boundary.random(random), method.encodings());
      start(
          request, new StreamSpec(method.name(), source, subscription, framing, wait, subscriber));
      open = true;
    } finally {
      if (!open) {
        if (source != null) {
          source.releaseIfUnused();
        }
        subscriber.ended();
      }
    }
  }

  private void start(HttpServletRequest request, StreamSpec spec) throws ProblemException {
    try {
      StreamResponse stream = new StreamResponse(engine, request.startAsync(), writers, spec);
      stream.start();
      spec.subscriber().opened(stream);
    } catch (IllegalStateException e) {
      LOG.log(
          Level.ERROR,
          spec.name()
              + " can't be streamed: a filter or servlet in front of it lacks asyncSupported",
          e);
      throw new ProblemException(Refusals.of(e));
    }
  }

  private static View view(HttpServletRequest request) throws ProblemException {
    String view = request.getParameter("view");
    if (view == null || view.equals("events")) {
      return View.EVENTS;
    }
    if (view.equals("state")) {
      return View.STATE;
    }
    throw new ProblemException(
        Problem.of(400, "Bad parameter", "The query parameter view takes events or state"));
  }

  private static Duration wait(HttpServletRequest request) throws ProblemException {
    String wait = request.getParameter("wait");
    if (wait == null) {
      return Duration.ofSeconds(25);
    }
    if (!wait.matches("[0-9]|[1-4][0-9]|5[0-5]")) {
      throw new ProblemException(
          Problem.of(400, "Bad parameter", "The query parameter wait takes 0 to 55 seconds"));
    }
    return Duration.ofSeconds(Long.parseLong(wait));
  }

  /**
   * Returns the client's cursor. Polyfills of EventSource add {@code lastEventId} to the URL with
   * which they began, so an {@code after} in that URL is older.
   */
  private static Optional<String> cursor(HttpServletRequest request) {
    return Stream.of(
            request.getHeader("Last-Event-ID"),
            request.getParameter("lastEventId"),
            request.getParameter("after"))
        .filter(Objects::nonNull)
        .findFirst();
  }

  @Override
  public void destroy() {
    runtime.stop();
  }
}
