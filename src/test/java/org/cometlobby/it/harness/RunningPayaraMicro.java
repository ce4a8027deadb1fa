package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Payara Micro in a process of its own, controlled through its standard input. */
public final class RunningPayaraMicro implements RunningServer, AutoCloseable {

  private final Path directory;
  private final Path log;
  private final int port;
  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;
  private String deployed = "";

  private RunningPayaraMicro(Path directory, String... options) throws IOException {
    this.directory = directory;
    this.log = Files.createFile(directory.resolve("server.log"));
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder java =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Otherwise softly reachable objects stay as long as the heap has room for them; with 0 each
    // collection would empty the caches that the next deployment needs.
    java.command()
        .addAll(
            List.of(
                "-Xmx512m",
                "-XX:SoftRefLRUPolicyMSPerMB=1",
                System.getProperty("server.java.options")));
    java.command().addAll(List.of(options));
    java.command().addAll(opened());
    java.command()
        .addAll(
            List.of(
                "-Djava.io.tmpdir=" + directory,
                "-cp",
                System.getProperty("payara.microJar") + File.pathSeparator + host(directory),
                PayaraMicroHost.class.getName(),
                Integer.toString(port)));
    OwnServer.withSettings(java, Map.of());
    process = java.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    commands = process.outputWriter(UTF_8);
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /**
   * Starts it.
   *
   * @param options for the JVM
   */
  public static RunningPayaraMicro start(Path directory, String... options) throws IOException {
    RunningPayaraMicro server = new RunningPayaraMicro(directory, options);
    server.awaitAnswer();
    return server;
  }

  /** Returns the options that the jar's manifest stands for when started with {@code java -jar}. */
  private static List<String> opened() throws IOException {
    try (JarFile jar = new JarFile(System.getProperty("payara.microJar"))) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      return Stream.of("Add-Opens", "Add-Exports")
          .flatMap(
              name ->
                  Stream.of(manifest.getValue(name).split(" ", -1))
                      .map(
                          packages ->
                              "--"
                                  + name.toLowerCase(Locale.ROOT)
                                  + "="
                                  + packages
                                  + "=ALL-UNNAMED"))
          .toList();
    }
  }

  /**
   * Makes a jar of the host's class alone: the server's class path must not have the applications'
   * classes.
   */
  private static String host(Path directory) {
    File jar = directory.resolve("host.jar").toFile();
    ShrinkWrap.create(JavaArchive.class)
        .addClass(PayaraMicroHost.class)
        .as(ZipExporter.class)
        .exportTo(jar);
    return jar.toString();
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public URI deploy(WebArchive application) throws IOException {
    Path war = directory.resolve(application.getName());
    application.as(ZipExporter.class).exportTo(war.toFile(), true);
    if (!ask("deploy " + war).equals("deployed")) {
      throw new RefusedDeploymentException(application.getName());
    }
    deployed = application.getName().replace(".war", "");
    return URI.create("http://127.0.0.1:" + port + "/" + deployed + "/");
  }

  @Override
  public void undeploy() throws IOException {
    if (!deployed.isEmpty()) {
      ask("undeploy " + deployed);
      deployed = "";
    }
  }

  @Override
  public String log() throws IOException {
    return Files.readString(log);
  }

  private String ask(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    return awaitAnswer();
  }

  private String awaitAnswer() throws IOException {
    // Nothing interrupts a reader of a pipe: a server that hangs is ended.
    CompletableFuture<?> patience =
        CompletableFuture.runAsync(
            process::destroyForcibly, CompletableFuture.delayedExecutor(5, TimeUnit.MINUTES));
    try {
      return readAnswer();
    } finally {
      patience.cancel(false);
    }
  }

  private String readAnswer() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(PayaraMicroHost.ANSWER)) {
        return line.substring(PayaraMicroHost.ANSWER.length());
      }
      Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
    }
    throw new IOException("The server has ended:\n" + log());
  }

  /** Terminates the process, as an operator does, and waits for its end. */
  public void terminate() throws InterruptedException {
    // By its handle: Process.destroy would also close the host's input, at whose end the host
    // exits.
    process.toHandle().destroy();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The server does not end");
    }
  }

  @Override
  public void close() throws IOException {
    commands.close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
