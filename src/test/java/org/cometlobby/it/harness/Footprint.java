package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The classes, objects and threads that an application leaves in a server, measured from outside
 * with jcmd.
 */
public final class Footprint {

  private final long pid;

  public Footprint(long pid) {
    this.pid = pid;
  }

  /**
   * Counts the class loaders that hold a class of this name after a full collection: one for each
   * deployment that is active or can't be collected.
   */
  public long loadersOf(Class<?> type) throws IOException {
    jcmd("GC.run");
    jcmd("GC.run");
    return jcmd("VM.class_hierarchy", type.getName())
        .lines()
        .filter(line -> line.contains("--" + type.getName() + "/"))
        .count();
  }

  /** Returns the threads that run, wait or sleep in the code of a class or package. */
  public List<String> threadsIn(String code) throws IOException {
    return Arrays.stream(jcmd("Thread.print").split("\n\n", -1))
        .filter(thread -> thread.contains("at " + code + "."))
        .toList();
  }

  /** Counts the threads of the server's managed executors, in Payara's and GlassFish's naming. */
  public long pooledThreads() throws IOException {
    return jcmd("Thread.print")
        .lines()
        .filter(line -> line.startsWith("\"") && line.contains("-managedThreadFactory-"))
        .count();
  }

  /** Counts the live objects, after a full collection. */
  public LiveObjects liveObjects() throws IOException {
    return LiveObjects.parse(jcmd("GC.class_histogram"));
  }

  private String jcmd(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid));
    builder.command().addAll(List.of(command));
    Process process = Program.withTimeLimit(builder.redirectErrorStream(true).start());
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() > 128) {
      throw new IOException("The server answers jcmd no more: " + output);
    }
    return output;
  }
}
