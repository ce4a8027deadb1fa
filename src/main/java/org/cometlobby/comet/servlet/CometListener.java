package org.cometlobby.comet.servlet;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;

/**
 * The listener that starts and stops the library in an application: it maps the servlet, and drains
 * the streams at the end.
 */
@WebListener
public class CometListener implements ServletContextListener {

  private static final System.Logger LOG = System.getLogger(CometListener.class.getName());

  private final BeanManager beans;
  private final CometRuntime runtime;

  @Inject
  public CometListener(BeanManager beans, CometRuntime runtime) {
    this.beans = beans;
    this.runtime = runtime;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    runtime.start();
    CometExtension extension = beans.getExtension(CometExtension.class);
    List<CometMethod> methods = extension.methods();
    if (methods.isEmpty()) {
      return;
    }
    ServletContext context = event.getServletContext();
    ResponseWriter.Factory writers =
        ResponseWriter.Factory.fitting(context.getServerInfo(), runtime.workers());
    ServletRegistration.Dynamic servlet =
        context.addServlet(
            "comet", new CometServlet(methods, beans, extension.gate(beans), runtime, writers));
    servlet.setAsyncSupported(true);
    // Loaded at startup, so that destroy() is called at the end even without a request.
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
    runtime.stop();
  }
}
