package org.cometlobby.comet.servlet;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cometlobby.comet.engine.Engine;
import org.cometlobby.comet.engine.Settings;
import org.jspecify.annotations.Nullable;

/** The library's begin and end in an application: maps the servlet, and drains. */
@WebListener
public class CometListener implements ServletContextListener {

  private static final System.Logger LOG = System.getLogger(CometListener.class.getName());

  @Resource private @Nullable ManagedThreadFactory threads;
  @Resource private @Nullable ManagedScheduledExecutorService scheduler;
  @Resource private @Nullable ContextService contexts;
  @Inject private @Nullable BeanManager beans;
  private @Nullable Engine engine;
  private @Nullable Workers workers;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    BeanManager manager = injected(beans);
    List<CometMethod> methods = manager.getExtension(CometExtension.class).methods();
    Settings settings = Settings.read(Settings::fromSystem);
    Workers started =
        new Workers(injected(threads), injected(contexts), settings.blockingMethods());
    Engine running = new Engine(settings, started.passes(), injected(scheduler));
    workers = started;
    engine = running;
    if (methods.isEmpty()) {
      return;
    }
    ServletRegistration.Dynamic servlet =
        event
            .getServletContext()
            .addServlet("comet", new CometServlet(methods, manager, running, started));
    servlet.setAsyncSupported(true);
    // At start, so that its destroy() is called at stop even if nobody ever came.
    servlet.setLoadOnStartup(1);
    String[] mappings =
        methods.stream().map(m -> m.path().servletMapping()).distinct().toArray(String[]::new);
    Set<String> taken = servlet.addMapping(mappings);
    if (!taken.isEmpty()) {
      throw new IllegalStateException(
          "@Comet: another servlet has the paths " + taken + ": give one of the two other paths");
    }
    methods.forEach(m -> LOG.log(Level.INFO, "@Comet {0} is {1}", m.path(), m.name()));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (engine != null) {
      engine.drain(Duration.ofSeconds(3));
    }
    if (workers != null) {
      workers.close();
    }
  }

  private static <T> T injected(@Nullable T resource) {
    if (resource == null) {
      throw new IllegalStateException(
          "The container injected nothing into a listener; Comet needs Jakarta EE 10 with CDI and"
              + " Jakarta Concurrency");
    }
    return resource;
  }
}
