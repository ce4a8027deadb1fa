package org.cometlobby.comet.servlet;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method on its bean's instance. The instance is looked up on the thread of the
 * request, where every scope is active, and may be called on another, where the session's scope is
 * not. Close it when nothing of the method runs any more: a dependent bean dies then.
 */
final class BeanCall implements AutoCloseable {

  private final CometMethod method;
  private final CreationalContext<?> context;
  private final Object instance;

  private BeanCall(CometMethod method, CreationalContext<?> context, Object instance) {
    this.method = method;
    this.context = context;
    this.instance = instance;
  }

  static BeanCall open(BeanManager beans, CometMethod method) {
    return open(beans, method, method.bean());
  }

  private static <T> BeanCall open(BeanManager beans, CometMethod method, Bean<T> bean) {
    CreationalContext<T> context = beans.createCreationalContext(bean);
    try {
      return new BeanCall(method, context, instance(beans, method, bean, context));
    } catch (RuntimeException e) {
      // A bean that can't be made may have had others made for it.
      context.release();
      throw e;
    }
  }

  private static <T> Object instance(
      BeanManager beans, CometMethod method, Bean<T> bean, CreationalContext<T> context) {
    Class<? extends Annotation> scope = bean.getScope();
    if (scope == Dependent.class || scope == RequestScoped.class || !beans.isNormalScope(scope)) {
      // A request-scoped bean's proxy finds the instance of the context that is active when it is
      // called: the request that the method's own thread has.
      return beans.getReference(bean, method.method().getDeclaringClass(), context);
    }
    return beans.getContext(scope).get(bean, context);
  }

  /**
   * Calls the method.
   *
   * @return what it returned; null from a void method
   * @throws Throwable what it threw
   */
  @Nullable Object invoke(@Nullable Object[] arguments) throws Throwable {
    try {
      return method.method().invoke(instance, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Lets go of the instance if nobody else has it. */
  @Override
  public void close() {
    closing().run();
  }

  /**
   * What {@link #close} does, for somebody who has to keep it for long: little, for most scopes.
   */
  Runnable closing() {
    return method.bean().getScope() == Dependent.class ? context::release : () -> {};
  }
}
