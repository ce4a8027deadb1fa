package org.cometlobby.comet.servlet;

import static java.util.Comparator.comparing;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.StreamGate;
import org.cometlobby.comet.engine.Settings;
import org.cometlobby.settings.SettingsReader;
import org.jspecify.annotations.Nullable;

/**
 * The CDI extension that finds the {@link Comet} methods of all beans, and stops the deployment if
 * a method can't be served.
 */
public class CometExtension implements Extension {

  private final List<Found> found = new ArrayList<>();
  private final Set<Bean<?>> gates = new HashSet<>();
  private List<CometMethod> methods = List.of();
  private @Nullable Bean<?> gate;

  <X> void collect(@Observes ProcessManagedBean<X> event) {
    for (AnnotatedMethod<? super X> method : event.getAnnotatedBeanClass().getMethods()) {
      if (method.isAnnotationPresent(Comet.class)
          // The compiler copies annotations to the bridge method that it makes for a narrower
          // return type.
          && !method.getJavaMember().isBridge()
          && !isOverridden(method.getJavaMember(), event.getBean().getBeanClass())) {
        found.add(new Found(event.getBean(), method));
      }
    }
  }

  /** Returns whether a method is overridden: CDI reports methods of superclasses either way. */
  private static boolean isOverridden(Method method, Class<?> beanClass) {
    int modifiers = method.getModifiers();
    if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers)) {
      return false;
    }
    boolean inPackage = !Modifier.isPublic(modifiers) && !Modifier.isProtected(modifiers);
    Class<?> declaring = method.getDeclaringClass();
    for (Class<?> c = beanClass; c != declaring && c != null; c = c.getSuperclass()) {
      if ((!inPackage || c.getPackage().equals(declaring.getPackage()))
          && Arrays.stream(c.getDeclaredMethods())
              .anyMatch(
                  other ->
                      other.getName().equals(method.getName())
                          && Arrays.equals(
                              other.getParameterTypes(), method.getParameterTypes()))) {
        return true;
      }
    }
    return false;
  }

  <X> void collectGates(@Observes ProcessBean<X> event) {
    if (event.getBean().getTypes().contains(StreamGate.class)) {
      gates.add(event.getBean());
    }
  }

  void validate(@Observes AfterDeploymentValidation event, BeanManager beans) {
    CometMethodReader reader = new CometMethodReader();
    Map<String, CometMethod> byShape = new LinkedHashMap<>();
    for (Found candidate : found) {
      reader
          .read(candidate.bean(), candidate.method())
          .ifPresent(
              method -> {
                CometMethod other = byShape.putIfAbsent(method.path().shape(), method);
                if (other != null) {
                  reader.reportClash(other, method);
                }
              });
    }
    reader
        .problems()
        .forEach(p -> event.addDeploymentProblem(new DeploymentException("@Comet: " + p)));
    try {
      Settings.read(SettingsReader.ofSystem());
      AddressGate.read(SettingsReader.ofSystem());
      gate = beans.resolve(gates);
    } catch (IllegalArgumentException | AmbiguousResolutionException e) {
      event.addDeploymentProblem(new DeploymentException(e.getMessage(), e));
    }
    methods =
        byShape.values().stream()
            .sorted(comparing(CometMethod::path, PathTemplate.NAMES_FIRST))
            .toList();
    found.clear();
    gates.clear();
  }

  /** Returns the methods; complete after the deployment's validation. */
  List<CometMethod> methods() {
    return methods;
  }

  /** Returns the application's gate, or else the library's own. */
  StreamGate gate(BeanManager beans) {
    return gate == null
        ? AddressGate.read(SettingsReader.ofSystem())
        : (StreamGate)
            beans.getReference(gate, StreamGate.class, beans.createCreationalContext(gate));
  }

  private record Found(Bean<?> bean, AnnotatedMethod<?> method) {}
}
