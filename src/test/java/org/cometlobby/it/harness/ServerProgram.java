package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A server's program as an operator starts it, with the packaged WAR at {@code /lobby}. */
enum ServerProgram {
  PAYARA_MICRO {
    @Override
    void install(Path directory, int port) {
      // All of it is in the command.
    }

    @Override
    ProcessBuilder command(Path directory, int port, List<String> options) {
      ProcessBuilder command =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(), MEMORY, OPTIONS);
      command.command().addAll(options);
      command
          .command()
          .addAll(
              List.of(
                  "-jar",
                  System.getProperty("payara.microJar"),
                  "--port",
                  String.valueOf(port),
                  "--nocluster",
                  "--disablephonehome",
                  "--contextroot",
                  "lobby",
                  "--deploy",
                  WAR.toString()));
      return command;
    }
  },

  WILDFLY {
    @Override
    void install(Path directory, int port) throws IOException {
      copy(HOME.resolve("standalone"), directory);
      Files.copy(WAR, directory.resolve("deployments/lobby.war"));
    }

    @Override
    ProcessBuilder command(Path directory, int port, List<String> options) {
      ProcessBuilder command =
          new ProcessBuilder(
              HOME.resolve("bin/standalone.sh").toString(),
              "-Djboss.server.base.dir=" + directory,
              "-Djboss.socket.binding.port-offset=" + (port - 8080));
      command.environment().put("JAVA_OPTS", javaOptions(options));
      return command;
    }
  },

  /** Payara Server or GlassFish. */
  DOMAIN {
    @Override
    void install(Path directory, int port) throws IOException {
      Path domain = directory.resolve("domain1");
      copy(HOME.resolve("domain-as-shipped"), domain);
      Path config = domain.resolve("config/domain.xml");
      int next = port;
      for (String shipped :
          List.of("8080", "8181", "4848", "3700", "3820", "3920", "8686", "7676", "9009")) {
        replaceAll(config, "(port|value)=\"" + shipped + "\"", "$1=\"" + next++ + "\"");
      }
      replaceAll(config, MEMORY, MEMORY + "</jvm-options>\n<jvm-options>" + OPTIONS);
      Files.copy(WAR, Files.createDirectories(domain.resolve("autodeploy")).resolve("lobby.war"));
    }

    @Override
    ProcessBuilder command(Path directory, int port, List<String> options) {
      return new ProcessBuilder(
          HOME.resolve("bin/asadmin").toString(),
          "start-domain",
          "--verbose",
          "--domaindir",
          directory.toString(),
          "domain1");
    }
  },

  OPENLIBERTY {
    @Override
    void install(Path directory, int port) throws IOException {
      Path server = directory.resolve("servers/lobby");
      copy(Path.of(System.getProperty("server.files"), "openliberty"), server);
      replaceAll(server.resolve("server.xml"), "29080", String.valueOf(port));
      Files.copy(WAR, Files.createDirectories(server.resolve("dropins")).resolve("lobby.war"));
    }

    @Override
    ProcessBuilder command(Path directory, int port, List<String> options) {
      ProcessBuilder command =
          new ProcessBuilder(HOME.resolve("bin/server").toString(), "run", "lobby");
      command.environment().put("WLP_USER_DIR", directory.toString());
      command.environment().put("JVM_ARGS", javaOptions(options));
      return command;
    }
  };

  private static final Path HOME = Path.of(System.getProperty("server.home", ""));
  private static final Path WAR = Path.of(System.getProperty("lobby.war", ""));
  private static final String MEMORY = "-Xmx512m";
  private static final String OPTIONS = System.getProperty("server.java.options", "");

  /** Returns the server that this run of the tests is about. */
  static ServerProgram ofRun() {
    String name = System.getProperty("arquillian.launch");
    return switch (name) {
      case "payara-micro" -> PAYARA_MICRO;
      case "wildfly" -> WILDFLY;
      case "payara-server", "glassfish" -> DOMAIN;
      case "openliberty" -> OPENLIBERTY;
      default -> throw new IllegalStateException("No server has this name: " + name);
    };
  }

  /** Writes the files that one server has for itself into an empty directory. */
  abstract void install(Path directory, int port) throws IOException;

  /**
   * Returns the command that runs the server in the foreground.
   *
   * @param options for the JVM, which win over those of all servers; not for a domain, which has
   *     them in a file
   */
  abstract ProcessBuilder command(Path directory, int port, List<String> options);

  private static String javaOptions(List<String> options) {
    return String.join(" ", MEMORY, OPTIONS, String.join(" ", options));
  }

  private static void replaceAll(Path file, String regex, String replacement) throws IOException {
    Files.writeString(file, Files.readString(file, UTF_8).replaceAll(regex, replacement), UTF_8);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copied = to.resolve(from.relativize(file).toString());
        if (!Files.isDirectory(copied)) {
          Files.copy(file, copied);
        }
      }
    }
  }
}
