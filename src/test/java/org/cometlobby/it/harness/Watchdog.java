package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * A guard against a test that hangs and ignores the interrupt of its time limit: prints the threads
 * once nothing has begun or ended for long, and ends this process of tests. The others of the run
 * go on, and the run fails.
 */
public final class Watchdog implements TestExecutionListener {

  /** More than the time limits of a test and of its set-up together. */
  private static final Duration PATIENCE = Duration.ofMinutes(22);

  private static final Duration POLL = Duration.ofSeconds(5);

  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private volatile long last = System.nanoTime();
  private Thread thread = new Thread(this::watch, "watchdog");

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    if (System.getProperty("junit.jupiter.execution.timeout.mode", "").equals("disabled")) {
      return; // a long run, without limits
    }
    // A plan for each class, all in this process.
    last = System.nanoTime();
    thread = new Thread(this::watch, "watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    running.add(test.getUniqueId());
    last = System.nanoTime();
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    running.remove(test.getUniqueId());
    last = System.nanoTime();
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    thread.interrupt();
  }

  private void watch() {
    try {
      while (System.nanoTime() - last < PATIENCE.toNanos()) {
        Thread.sleep(POLL.toMillis());
      }
      print(threads());
      exit();
    } catch (InterruptedException e) {
      return;
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private String threads() {
    StringBuilder all =
        new StringBuilder("Nothing has happened for " + PATIENCE + " in " + running + "\n");
    Thread.getAllStackTraces()
        .forEach(
            (one, stack) -> {
              all.append(one).append(' ').append(one.getState()).append('\n');
              for (StackTraceElement frame : stack) {
                all.append("  at ").append(frame).append('\n');
              }
            });
    return all.toString();
  }

  /** Prints past System.err, whose lock the thread that hangs may hold. */
  private static void print(String text) throws IOException {
    try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
      err.write(text.getBytes(UTF_8));
    }
  }

  /** Ends all programs of the tests, and this process, whose hooks end what is no child of it. */
  private static void exit() throws InterruptedException {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Thread exit = new Thread(() -> System.exit(1), "exit");
    exit.start();
    exit.join(Duration.ofSeconds(30).toMillis());
    Runtime.getRuntime().halt(1);
  }
}
