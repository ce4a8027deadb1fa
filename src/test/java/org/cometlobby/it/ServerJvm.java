package org.cometlobby.it;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import javax.management.JMException;
import javax.management.ObjectName;

/** The virtual machine of the server, as {@link HostileApp} sees it from the inside. */
final class ServerJvm {

  private ServerJvm() {}

  static boolean isOnVirtualThread() {
    try {
      // Java 21 and later; the code is compiled for 17.
      return (boolean) Thread.class.getMethod("isVirtual").invoke(Thread.currentThread());
    } catch (NoSuchMethodException e) {
      return false;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  static int platformThreads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /** The names of threads that run in the class loader of an earlier deployment. */
  static List<String> earlierThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> isEarlier(thread.getContextClassLoader()))
        .map(Thread::getName)
        .sorted()
        .toList();
  }

  private static boolean isEarlier(ClassLoader loader) {
    if (loader == null) {
      return false;
    }
    try {
      return !Objects.equals(
          Class.forName(HostileApp.class.getName(), false, loader), HostileApp.class);
    } catch (ClassNotFoundException e) {
      return false; // the server's own
    } catch (IllegalStateException e) {
      return true; // some class loaders say so when they have been closed
    }
  }

  /** How many class loaders hold a class of this name, after what can be collected was. */
  static int loadersOf(String type) {
    System.gc();
    try {
      String classes =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "vmClassHierarchy",
                      new Object[] {new String[] {type}},
                      new String[] {String[].class.getName()});
      return (int) classes.lines().filter(line -> line.contains("--" + type + "/")).count();
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
