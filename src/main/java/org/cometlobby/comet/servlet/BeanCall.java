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
 * One call of a method on its bean's instance. The instance is looked up on the request's thread,
 * where every scope is active, and may be called on another, where the session scope is not. Close
 * it when the method and its stream have ended: that destroys a dependent bean.
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
      // Destroys the beans that were made for this one before it failed.
      context.release();
      throw e;
    }
  }

  private static <T> Object instance(
      BeanManager beans, CometMethod method, Bean<T> bean, CreationalContext<T> context) {
    Class<? extends Annotation> scope = bean.getScope();
    if (scope == Dependent.class || scope == RequestScoped.class || !beans.isNormalScope(scope)) {
      // A request-scoped bean's proxy finds the instance of the request context that is active when
      // it is called: that of the method's own thread.
      return beans.getReference(bean, method.method().getDeclaringClass(), context);
    }
    return beans.getContext(scope).get(bean, context);
  }

  /**
   * Calls the method.
   *
   * @return its result; null for a void method
   * @throws Throwable the method's own exception
   */
  @Nullable Object invoke(@Nullable Object[] arguments) throws Throwable {
    try {
      return method.method().invoke(instance, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Destroys the instance if it belongs to this call alone. */
  @Override
  public void close() {
    closing().run();
  }

  /**
   * Returns the action of {@link #close} alone, for a holder that lives long: it retains no bean
   * but a dependent one.
   */
  Runnable closing() {
    return method.bean().getScope() == Dependent.class ? context::release : () -> {};
  }
}
