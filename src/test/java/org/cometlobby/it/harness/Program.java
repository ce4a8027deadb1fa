package org.cometlobby.it.harness;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An external program that the test runs and ends, with all its child processes. */
public final class Program implements AutoCloseable {

  private final Process process;

  private Program(ProcessBuilder builder) throws IOException {
    this.process = builder.start();
  }

  /** Ends the command when the input ends, and so also when the process of the tests does. */
  private static final String BOUND = "\"$@\" & while read -r line; do :; done; kill $!";

  /** Starts a program {@link #withTimeLimit}, or skips the test if the program is not installed. */
  public static Program start(String... command) throws IOException {
    assumeInstalled(command[0]);
    Program program = new Program(builder(List.of(command)));
    withTimeLimit(program.process);
    return program;
  }

  /**
   * Ends a process after five minutes, if it has not ended by itself: nothing interrupts a reader
   * of its output, not even the time limit of a test.
   */
  public static Process withTimeLimit(Process process) {
    CompletableFuture.delayedExecutor(5, TimeUnit.MINUTES).execute(process::destroyForcibly);
    return process;
  }

  /**
   * Starts a program that others use after this test, so that it can't outlive the tests; or skips
   * the test if the program is not installed.
   *
   * @param environment further environment variables
   */
  public static Program startBound(Map<String, String> environment, String... command)
      throws IOException {
    return new Program(bound(environment, command));
  }

  /** Starts a program as {@link #startBound} does, but drops what it prints: nobody reads that. */
  public static Program startBoundAndSilent(Map<String, String> environment, String... command)
      throws IOException {
    return new Program(bound(environment, command).redirectOutput(ProcessBuilder.Redirect.DISCARD));
  }

  private static ProcessBuilder bound(Map<String, String> environment, String... command) {
    assumeInstalled(command[0]);
    List<String> bound = new ArrayList<>(List.of("sh", "-c", BOUND, "sh"));
    bound.addAll(List.of(command));
    ProcessBuilder builder = builder(bound);
    builder.environment().putAll(environment);
    return builder;
  }

  /** Skips the test if a program is not installed. */
  public static void assumeInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    assumeTrue(
        Stream.of(path.split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program))),
        program + " is not installed");
  }

  private static ProcessBuilder builder(List<String> command) {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  public InputStream output() {
    return process.getInputStream();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the program to exit by itself, and returns its status. */
  public int status() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("It does not end: " + process.info().commandLine());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }
}
