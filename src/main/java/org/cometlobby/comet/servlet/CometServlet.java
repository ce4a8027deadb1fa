package org.cometlobby.comet.servlet;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.cometlobby.comet.ClientGoneException;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Topic;
import org.cometlobby.comet.engine.Cursor;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Run;
import org.cometlobby.comet.engine.Subscription;
import org.cometlobby.comet.engine.View;
import org.cometlobby.comet.servlet.CometMethod.Shape;
import org.cometlobby.multipart.Boundary;
import org.jspecify.annotations.Nullable;

/**
 * Answers GET on the paths of {@link org.cometlobby.comet.Comet} methods. All that can be refused
 * is refused before the request becomes asynchronous.
 */
final class CometServlet extends HttpServlet {

  private static final System.Logger LOG = System.getLogger(CometServlet.class.getName());
  private static final String ALLOW = "GET, OPTIONS";

  private final transient List<CometMethod> methods;
  private final transient BeanManager beans;
  private final transient CometRuntime runtime;
  private final transient Engine engine;
  private final transient Outlet.Factory outlets;
  private final transient OwnRun.Registry runs = new OwnRun.Registry();
  private final SecureRandom random = new SecureRandom();

  CometServlet(
      List<CometMethod> methods, BeanManager beans, CometRuntime runtime, Outlet.Factory outlets) {
    this.methods = methods;
    this.beans = beans;
    this.runtime = runtime;
    this.engine = runtime.engine();
    this.outlets = outlets;
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
    // Queries are UTF-8 nowadays (URL Living Standard, section 5); Payara takes them for Latin-1.
    request.setCharacterEncoding("UTF-8");
    readQuery(request);
    if (engine.isDraining()) {
      throw new ProblemException(Refusals.draining(engine.settings().drainWindow().toMillis()));
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

  /** Here and not when a parameter is asked for: Open Liberty fails if one of them is malformed. */
  private static void readQuery(HttpServletRequest request) throws ProblemException {
    try {
      Map<String, String[]> unused = request.getParameterMap();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(400, "Bad query", "A % in the query is not followed by two hex digits"));
    }
  }

  private static String path(HttpServletRequest request) {
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
    if (known.isPresent() && known.get().isEnd() && method.shape() != Shape.TOPIC) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    StreamSubscriber subscriber =
        new StreamSubscriber(kind == FramingKind.POLL, runtime.workers().passes());
    boolean open = false;
    try {
      StreamSource source = source(method, variables, request, known, subscriber);
      if (known.isPresent() && known.get().isEndOf(source.journal())) {
        source.discard();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return;
      }
      Subscription subscription =
          Subscription.open(
              source.journal(),
              source.isStateOnly() ? View.STATE : view,
              cursor,
              source.newcomer());
      Framing framing = Framing.of(kind, Boundary.random(random), method.encodings());
      stream(request, new Opening(method, source, subscription, framing, wait, subscriber));
      open = true;
    } finally {
      if (!open) {
        subscriber.ended();
      }
    }
  }

  /** What has to be there before a request becomes a stream. */
  private record Opening(
      CometMethod method,
      StreamSource source,
      Subscription subscription,
      Framing framing,
      Duration patience,
      StreamSubscriber subscriber) {}

  private void stream(HttpServletRequest request, Opening opening) throws ProblemException {
    try {
      StreamResponse stream =
          new StreamResponse(
              engine,
              request.startAsync(),
              outlets,
              opening.subscription(),
              opening.source(),
              opening.framing(),
              opening.patience(),
              opening.method().name(),
              opening.subscriber());
      stream.start();
      opening.subscriber().opened(stream);
    } catch (IllegalStateException e) {
      opening.source().discard();
      LOG.log(
          Level.ERROR,
          opening.method().name()
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

  private static Optional<String> cursor(HttpServletRequest request) {
    String header = request.getHeader("Last-Event-ID");
    return Optional.ofNullable(header != null ? header : request.getParameter("after"));
  }

  /** The source of a stream: a topic, the run to which the client comes back, or a new run. */
  private StreamSource source(
      CometMethod method,
      Map<String, String> variables,
      HttpServletRequest request,
      Optional<Cursor> cursor,
      StreamSubscriber subscriber)
      throws ProblemException {
    Principal caller = request.getUserPrincipal();
    String owner = caller == null ? "" : caller.getName();
    Run run = new Run(engine.settings().queue(), failure -> log(method, failure));
    @Nullable Object[] arguments =
        arguments(method, new Argument.Call(request, variables, run, subscriber));
    Optional<OwnRun> earlier = cursor.flatMap(c -> runs.find(c, method, owner));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    BeanCall call = call(method);
    if (method.shape().blocks()) {
      start(method, call, arguments, run);
      // The thread that runs the method closes the call when it returns.
      return new OwnRun(run, method, owner, () -> {}, engine, runs);
    }
    Object returned = returned(method, call, arguments);
    if (returned instanceof Topic<?> topic) {
      return new StreamSource.Shared(topic.journal(), topic.isStateOnly(), call.closing());
    }
    run.subscribeTo((Flow.Publisher<?>) returned);
    return new OwnRun(run, method, owner, call.closing(), engine, runs);
  }

  private static @Nullable Object[] arguments(CometMethod method, Argument.Call call)
      throws ProblemException {
    @Nullable Object[] arguments = new Object[method.arguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = method.arguments().get(i).value(call);
    }
    return arguments;
  }

  private BeanCall call(CometMethod method) throws ProblemException {
    try {
      return BeanCall.open(beans, method);
    } catch (Throwable t) {
      log(method, t);
      throw new ProblemException(Refusals.of(t));
    }
  }

  /** What a method returns that is asked on the request's own thread. */
  private Object returned(CometMethod method, BeanCall call, @Nullable Object[] arguments)
      throws ProblemException {
    try {
      Object returned = call.invoke(arguments);
      if (returned == null) {
        throw new IllegalStateException("It returned null");
      }
      return returned;
    } catch (Throwable t) {
      call.close();
      log(method, t);
      throw new ProblemException(Refusals.of(t));
    }
  }

  private void start(CometMethod method, BeanCall call, @Nullable Object[] arguments, Run run)
      throws ProblemException {
    Runnable task =
        () -> {
          RequestContextController context =
              beans.createInstance().select(RequestContextController.class).get();
          boolean activated = context.activate();
          try {
            run.execute(() -> send(method, call, arguments, run));
          } finally {
            call.close();
            if (activated) {
              context.deactivate();
            }
          }
        };
    try {
      runtime.workers().block(task);
    } catch (RejectedExecutionException e) {
      call.close();
      throw new ProblemException(Refusals.noThread(engine.settings().blockingMethods()));
    }
  }

  private static void send(CometMethod method, BeanCall call, @Nullable Object[] arguments, Run run)
      throws Throwable {
    Object returned = call.invoke(arguments);
    if (method.shape() == Shape.PUSH) {
      return; // it has sent all it had
    }
    if (returned instanceof Stream<?> stream) {
      try (stream) {
        run.sendAll(stream.iterator());
      }
    } else if (returned instanceof Iterable<?> iterable) {
      run.sendAll(iterable.iterator());
    } else {
      throw new IllegalStateException("It returned " + returned);
    }
  }

  private static void log(CometMethod method, Throwable failure) {
    if (!(failure instanceof RefusedException) && !(failure instanceof ClientGoneException)) {
      LOG.log(Level.ERROR, method.name() + " failed", failure);
    }
  }

  @Override
  public void destroy() {
    runtime.stop();
  }
}
