package org.cometlobby.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cometlobby.it.harness.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The types in the scripts' comments, checked by the TypeScript compiler: a webjar, run by the
 * Node.js that Playwright includes.
 */
@Tag("one-server")
class CometTypesIT {

  private static final Path SCRIPTS = Scripts.FOLDER;
  private static final Path TYPES = Path.of("target/types");
  private static final List<String> STRICT =
      List.of(
          "--strict",
          "--target",
          "es2022",
          "--module",
          "es2022",
          "--moduleResolution",
          "bundler",
          "--lib",
          "es2022,dom,dom.iterable");

  @TempDir static Path scratch;
  private static Path compiler;

  @BeforeAll
  static void unpackCompiler() throws Exception {
    compiler = Files.createDirectory(scratch.resolve("typescript"));
    String script = "META-INF/resources/webjars/typescript/5.9.3/lib/tsc.js";
    URL url = requireNonNull(CometTypesIT.class.getClassLoader().getResource(script), script);
    String[] place = url.toString().split("!", 2);
    try (FileSystem jar = FileSystems.newFileSystem(URI.create(place[0]), Map.of());
        DirectoryStream<Path> files =
            Files.newDirectoryStream(jar.getPath(place[1]).getParent(), "{*tsc.js,lib.*d.ts}")) {
      for (Path file : files) {
        Files.copy(file, compiler.resolve(file.getFileName().toString()));
      }
    }
  }

  private static String compile(List<String> arguments) throws Exception {
    Path node = Driver.ensureDriverInstalled(Map.of(), false).driverDir().resolve("node");
    List<String> command = new ArrayList<>();
    command.add(node.toString());
    command.add(compiler.resolve("tsc.js").toString());
    command.addAll(STRICT);
    command.addAll(arguments);
    Path log = Files.createTempFile(scratch, "tsc", ".log");
    Process process =
        Program.withTimeLimit(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    int status = process.waitFor();
    return status == 0 ? "" : Files.readString(log);
  }

  /**
   * Copies the scripts without the declarations beside them, which the compiler would use instead.
   */
  private static Path scriptsAlone() throws IOException {
    Path alone = Files.createTempDirectory(scratch, "js");
    try (Stream<Path> files = Files.walk(SCRIPTS)) {
      for (Path script : files.filter(file -> file.toString().endsWith(".js")).toList()) {
        Path copy = alone.resolve(SCRIPTS.relativize(script));
        Files.createDirectories(copy.getParent());
        Files.copy(script, copy);
      }
    }
    return alone;
  }

  @Test
  void theModulesTypeCheckAndTheirDeclarationsAreCurrent() throws Exception {
    Path scripts = scriptsAlone();
    assertThat(
            compile(
                List.of(
                    "--allowJs",
                    "--checkJs",
                    "--declaration",
                    "--emitDeclarationOnly",
                    "--outDir",
                    TYPES.toString(),
                    scripts.resolve("comet.js").toString(),
                    scripts.resolve("comet-lobby.js").toString(),
                    scripts.resolve("quick-draw/quick-draw.js").toString(),
                    scripts.resolve("multipart-xhr.js").toString())))
        .isEmpty();
    for (String module :
        List.of(
            "comet",
            "comet/error",
            "comet/multipart",
            "multipart-xhr",
            "lobby",
            "lobby/room",
            "lobby/breaks",
            "lobby/clock",
            "lobby/events",
            "lobby/state",
            "lobby/ticket",
            "comet-lobby",
            "comet-lobby/style",
            "comet-lobby/texts")) {
      assertThat(SCRIPTS.resolve(module + ".d.ts"))
          .as("declarations for TypeScript; the new ones are in %s", TYPES)
          .hasSameTextualContentAs(TYPES.resolve(module + ".d.ts"));
    }
  }

  @Test
  void theScriptsOfThePagesTypeCheck() throws Exception {
    assertThat(
            compile(
                List.of(
                    "--allowJs",
                    "--checkJs",
                    "--noEmit",
                    SCRIPTS.resolve("page/home.js").toString(),
                    SCRIPTS.resolve("page/room.js").toString())))
        .isEmpty();
  }

  @Test
  void aTypeScriptUserCompilesWithTheDeclarations() throws Exception {
    assertThat(compile(List.of("--noEmit", "src/test/typescript/consumer.ts"))).isEmpty();
  }
}
