package org.cometlobby.browser;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The tests' access to engines: {@link RunningEngines}, and what {@link EveryEngine} promises. */
final class Engines implements ClassTemplateInvocationContextProvider, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(Engines.class);

  /** The engines of this run of the tests, which JUnit closes at its end. */
  static RunningEngines of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            RunningEngines.class, key -> new RunningEngines(), RunningEngines.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningEngines.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<Invocation> provideClassTemplateInvocationContexts(ExtensionContext context) {
    return Engine.ofRun().map(Invocation::new);
  }

  /** The run of a class in one engine. */
  record Invocation(Engine engine) implements ClassTemplateInvocationContext, ParameterResolver {

    private static final Set<Class<?>> TYPES = Set.of(Engine.class, Tab.class, Tabs.class);

    @Override
    public String getDisplayName(int index) {
      return engine.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      if (type == Engine.class) {
        return engine;
      }
      Tabs tabs =
          context
              .getStore(NAMESPACE)
              .getOrComputeIfAbsent(Tabs.class, key -> new Tabs(pool(context)), Tabs.class);
      return type == Tabs.class
          ? tabs
          : context
              .getStore(NAMESPACE)
              .getOrComputeIfAbsent(Tab.class, key -> tabs.newTab(), Tab.class);
    }

    /** Returns the tabs of the test's class, which JUnit closes at its end. */
    private Tabs.Pool pool(ExtensionContext context) {
      return context
          .getParent()
          .orElseThrow()
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(
              Tabs.Pool.class, key -> new Tabs.Pool(of(context).open(engine)), Tabs.Pool.class);
    }
  }
}
