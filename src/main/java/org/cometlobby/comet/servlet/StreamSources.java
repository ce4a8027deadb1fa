package org.cometlobby.comet.servlet;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.cometlobby.comet.ClientGoneException;
import org.cometlobby.comet.Push;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.StreamGate;
import org.cometlobby.comet.Topic;
import org.cometlobby.comet.engine.Cursor;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Invocation;
import org.cometlobby.comet.servlet.CometMethod.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The caller of {@link org.cometlobby.comet.Comet} methods, each on a thread that suits its shape.
 * It makes a method's result the source of a stream.
 */
final class StreamSources {

  private static final System.Logger LOG = System.getLogger(StreamSources.class.getName());

  private final BeanManager beans;
  private final StreamGate gate;
  private final CometRuntime runtime;
  private final Engine engine;
  private final InvocationSource.Registry invocations = new InvocationSource.Registry();

  StreamSources(BeanManager beans, StreamGate gate, CometRuntime runtime) {
    this.beans = beans;
    this.gate = gate;
    this.runtime = runtime;
    this.engine = runtime.engine();
  }

  /** Returns a topic, the invocation to which the client returns, or a new invocation. */
  StreamSource open(
      CometMethod method,
      Map<String, String> variables,
      HttpServletRequest request,
      Optional<Cursor> cursor,
      StreamSubscriber subscriber)
      throws ProblemException {
    @Nullable Object[] arguments =
        arguments(method, new Argument.Call(request, variables, subscriber));
    Principal caller = request.getUserPrincipal();
    String owner = caller == null ? "" : caller.getName();
    Optional<InvocationSource> earlier = cursor.flatMap(c -> invocations.find(c, method, owner));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    StreamPlace place = place(method, request, subscriber);
    Runnable opening = place.hold();
    try {
      return open(method, arguments, owner, place);
    } finally {
      opening.run();
    }
  }

  private StreamSource open(
      CometMethod method, @Nullable Object[] arguments, String owner, StreamPlace place)
      throws ProblemException {
    BeanCall call = call(method);
    return switch (method.shape()) {
      case PUSH, STREAM, ITERABLE -> start(method, call, arguments, owner, place);
      case PUBLISHER -> subscribe(method, call, arguments, owner, place);
      case TOPIC -> {
        Topic<?> topic = (Topic<?>) returned(method, call, arguments);
        yield new TopicSource(topic.journal(), topic.isStateOnly(), last(call.closing(), place));
      }
    };
  }

  /** Asks the gate. */
  private StreamPlace place(
      CometMethod method, HttpServletRequest request, StreamSubscriber subscriber)
      throws ProblemException {
    try {
      return new StreamPlace(
          gate.admit(
              new StreamGate.Opening(
                  CometServlet.path(request),
                  Optional.ofNullable(request.getUserPrincipal()),
                  request.getRemoteAddr(),
                  subscriber)));
    } catch (Throwable t) {
      log(method, t);
      throw new ProblemException(Refusals.of(t));
    }
  }

  /** Returns the action at the end of a source, which holds the place until then. */
  private static Runnable last(Runnable closing, StreamPlace place) {
    Runnable release = place.hold();
    return () -> {
      closing.run();
      release.run();
    };
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

  /** Returns the result of a method that is called on the request's thread. */
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

  private StreamSource subscribe(
      CometMethod method,
      BeanCall call,
      @Nullable Object[] arguments,
      String owner,
      StreamPlace place)
      throws ProblemException {
    Flow.Publisher<?> publisher = (Flow.Publisher<?>) returned(method, call, arguments);
    Invocation invocation = invocation(method);
    invocation.subscribeTo(publisher);
    return new InvocationSource(
        invocation, method, owner, last(call.closing(), place), engine, invocations);
  }

  private StreamSource start(
      CometMethod method,
      BeanCall call,
      @Nullable Object[] arguments,
      String owner,
      StreamPlace place)
      throws ProblemException {
    Invocation invocation = invocation(method);
    setPush(method, arguments, invocation);
    // A method that ignores its interrupt keeps the place, as it keeps its thread.
    Runnable returned = place.hold();
    Runnable task =
        () -> {
          RequestContextController context =
              beans.createInstance().select(RequestContextController.class).get();
          boolean activated = context.activate();
          try {
            invocation.execute(() -> send(method, call, arguments, invocation));
          } finally {
            call.close();
            returned.run();
            if (activated) {
              context.deactivate();
            }
          }
        };
    try {
      runtime.workers().block(task);
    } catch (RejectedExecutionException e) {
      call.close();
      returned.run();
      throw new ProblemException(Refusals.noThread(engine.settings().blockingMethods()));
    }
    // The thread that runs the method closes the call when it returns.
    return new InvocationSource(
        invocation, method, owner, last(() -> {}, place), engine, invocations);
  }

  private Invocation invocation(CometMethod method) {
    return new Invocation(engine.settings().queue(), failure -> log(method, failure));
  }

  private static void setPush(CometMethod method, @Nullable Object[] arguments, Push<?> push) {
    for (int i = 0; i < arguments.length; i++) {
      if (method.arguments().get(i) instanceof Argument.ThePush) {
        arguments[i] = push;
      }
    }
  }

  private static void send(
      CometMethod method, BeanCall call, @Nullable Object[] arguments, Invocation invocation)
      throws Throwable {
    Object returned = call.invoke(arguments);
    if (method.shape() == Shape.PUSH) {
      return; // its values are sent
    }
    if (returned instanceof Stream<?> stream) {
      try (stream) {
        invocation.sendAll(stream.iterator());
      }
    } else if (returned instanceof Iterable<?> iterable) {
      invocation.sendAll(iterable.iterator());
    } else {
      throw new IllegalStateException("It returned " + returned);
    }
  }

  private static void log(CometMethod method, Throwable failure) {
    if (!(failure instanceof RefusedException) && !(failure instanceof ClientGoneException)) {
      LOG.log(Level.ERROR, method.name() + " failed", failure);
    }
  }
}
