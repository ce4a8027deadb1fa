package org.cometlobby.lobby.operator;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The binding of {@link OperatorFilter} to every resource of this package and those below it,
 * unless the resource says {@link PermitAll}. A new resource is guarded without a line of its own.
 */
@Provider
@ApplicationScoped
public class OperatorGuard implements DynamicFeature {

  @Inject OperatorSettings settings;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (isGuarded(resource.getResourceClass(), resource.getResourceMethod())) {
      context.register(new OperatorFilter(settings.token()));
    }
  }

  /** Returns whether only operators may use a resource's method. */
  static boolean isGuarded(Class<?> resource, Method method) {
    return (resource.getPackageName() + ".").startsWith(OperatorGuard.class.getPackageName() + ".")
        && !method.isAnnotationPresent(PermitAll.class)
        && !permitsAll(resource);
  }

  /** Looks at superclasses, too: a container's proxy of a bean has no annotations of its own. */
  private static boolean permitsAll(@Nullable Class<?> resource) {
    return resource != null
        && (resource.isAnnotationPresent(PermitAll.class) || permitsAll(resource.getSuperclass()));
  }
}
