package org.cometlobby.comet.servlet;

import jakarta.enterprise.context.control.RequestContextController;
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
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.cometlobby.comet.ClientGoneException;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Topic;
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
  private final transient Engine engine;
  private final transient Workers workers;
  private final SecureRandom random = new SecureRandom();

  CometServlet(List<CometMethod> methods, BeanManager beans, Engine engine, Workers workers) {
    this.methods = methods;
    this.beans = beans;
    this.engine = engine;
    this.workers = workers;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      switch (request.getMethod()) {
        case "GET" -> open(request);
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

  private void open(HttpServletRequest request) throws ProblemException {
    if (engine.isDraining()) {
      throw new ProblemException(Refusals.draining(engine.settings().drainWindow().toMillis()));
    }
    String path = path(request);
    for (CometMethod method : methods) {
      Optional<Map<String, String>> variables = method.path().match(path);
      if (variables.isPresent()) {
        open(method, variables.get(), request);
        return;
      }
    }
    throw new ProblemException(Refusals.notFound(path));
  }

  private static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  private void open(CometMethod method, Map<String, String> variables, HttpServletRequest request)
      throws ProblemException {
    String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
    FramingKind kind =
        Negotiation.choose(request.getParameter("as"), accept)
            .orElseThrow(() -> new ProblemException(Refusals.notAcceptable()));
    Framing framing = new MultipartFraming(kind, Boundary.random(random), method.encodings());
    View view = view(request);
    StreamSource source = source(method, variables, request);
    try {
      View actual =
          source instanceof StreamSource.Shared shared && shared.stateOnly() ? View.STATE : view;
      Subscription subscription = Subscription.open(source.journal(), actual, cursor(request));
      new StreamResponse(engine, request.startAsync(), subscription, source, framing, method.name())
          .start();
    } catch (IllegalStateException e) {
      source.release();
      LOG.log(
          Level.ERROR,
          method.name()
              + " can''t be streamed: a filter or servlet in front of it lacks asyncSupported",
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

  private static Optional<String> cursor(HttpServletRequest request) {
    String header = request.getHeader("Last-Event-ID");
    return Optional.ofNullable(header != null ? header : request.getParameter("after"));
  }

  private StreamSource source(
      CometMethod method, Map<String, String> variables, HttpServletRequest request)
      throws ProblemException {
    Run run = new Run(engine.settings().queue(), failure -> log(method, failure));
    @Nullable Object[] arguments = arguments(method, variables, request, run);
    BeanCall call = BeanCall.open(beans, method);
    if (method.shape().blocks()) {
      start(method, call, arguments, run);
      return new StreamSource.Own(run, () -> {});
    }
    Object returned = returned(method, call, arguments);
    if (returned instanceof Topic<?> topic) {
      return new StreamSource.Shared(topic.journal(), topic.isStateOnly(), call);
    }
    run.subscribeTo((Flow.Publisher<?>) returned);
    return new StreamSource.Own(run, call::close);
  }

  private static @Nullable Object[] arguments(
      CometMethod method, Map<String, String> variables, HttpServletRequest request, Push<?> push)
      throws ProblemException {
    @Nullable Object[] arguments = new Object[method.arguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = method.arguments().get(i).value(request, variables, push);
    }
    return arguments;
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
      workers.block(task);
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
    engine.drain(Duration.ofSeconds(3));
  }
}
