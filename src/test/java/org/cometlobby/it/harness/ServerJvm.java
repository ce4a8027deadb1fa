package org.cometlobby.it.harness;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The server's virtual machine as seen from inside. A deployed application has this class in its
 * archive.
 */
public final class ServerJvm {

  private ServerJvm() {}

  public static boolean isOnVirtualThread() {
    try {
      // Java 21 and later; the code is compiled for 17.
      return (boolean) Thread.class.getMethod("isVirtual").invoke(Thread.currentThread());
    } catch (NoSuchMethodException e) {
      return false;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  public static int platformThreads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  /** Returns the names of threads whose context class loader is of an earlier deployment. */
  public static List<String> earlierThreads() {
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
      // Not Class.forName: the JVM would remember its answer for that loader. The loader of Open
      // Liberty's threads answers with the class of the calling application.
      return !Objects.equals(loader.loadClass(ServerJvm.class.getName()), ServerJvm.class);
    } catch (ClassNotFoundException e) {
      return false; // a class loader of the server itself
    } catch (IllegalStateException e) {
      return true; // some class loaders throw this after they are closed
    }
  }

  /** Counts the class loaders that hold a class of this name, after a collection. */
  public static long loadersOf(String type) {
    System.gc();
    return diagnose("vmClassHierarchy", type)
        .filter(line -> line.contains("--" + type + "/"))
        .count();
  }

  /** Counts the objects of exactly this class, after a collection. */
  public static long instancesOf(String type) {
    // A line is a rank, a number of instances, their bytes, and the class.
    return diagnose("gcClassHistogram")
        .map(line -> line.strip().split("\\s+", -1))
        .filter(line -> line.length > 3 && line[3].equals(type))
        .mapToLong(line -> Long.parseLong(line[1]))
        .sum();
  }

  private static Stream<String> diagnose(String command, String... arguments) {
    try {
      return ((String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      command,
                      new Object[] {arguments},
                      new String[] {String[].class.getName()}))
          .lines();
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
