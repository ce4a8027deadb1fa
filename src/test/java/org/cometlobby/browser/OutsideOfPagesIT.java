package org.cometlobby.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cometlobby.browser.PagesContract.newGame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cometlobby.browser.ScriptedServer.Exchange;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.LobbyClient;
import org.cometlobby.it.harness.Program;
import org.cometlobby.it.harness.Relay;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scripts where there is no document: in Node.js, in Deno, and in a browser's worker. Bots live
 * there, and servers that render pages.
 */
@ArquillianTest
@ExtendWith(Browsers.class)
@Tag("one-server")
class OutsideOfPagesIT {

  @ArquillianResource URL deployed;
  @TempDir Path scratch;

  @Deployment(testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  private URI home() {
    return Deployments.onLoopback(deployed);
  }

  /** Programs that run a script. A test is skipped where its program is not installed. */
  private enum ScriptRuntime {
    NODE_OF_PLAYWRIGHT,
    NODE,
    DENO;

    private List<String> command() {
      return switch (this) {
        case NODE_OF_PLAYWRIGHT ->
            List.of(
                Driver.ensureDriverInstalled(Map.of(), false)
                    .driverDir()
                    .resolve("node")
                    .toString());
        case NODE -> {
          List<String> node = installed("node");
          assumeTrue(major(node) >= 20, "Node.js is older than 20");
          yield node;
        }
        case DENO -> installed("deno", "run", "--quiet", "--allow-all");
      };
    }

    private static int major(List<String> node) {
      try (Program version = Program.start(node.get(0), "-p", "process.versions.node")) {
        String all = new String(version.output().readAllBytes(), UTF_8);
        return Integer.parseInt(all.substring(0, all.indexOf('.')));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static List<String> installed(String... command) {
      Program.assumeInstalled(command[0]);
      return List.of(command);
    }
  }

  /** A module that a program runs, with the lobby's scripts at SCRIPTS. */
  private final class Script implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final Path errors = Files.createTempFile(scratch, "script", ".log");

    Script(ScriptRuntime runtime, String script) throws Exception {
      String scripts = copied().toUri().toString();
      Path module = Files.createTempFile(scratch, "script", ".mjs");
      Files.writeString(module, script.replace("SCRIPTS/", scripts));
      List<String> command = new ArrayList<>(runtime.command());
      command.add(module.toString());
      process =
          Program.withTimeLimit(new ProcessBuilder(command).redirectError(errors.toFile()).start());
      output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Copies the scripts to where Node.js takes them for modules, whatever its version. */
    private Path copied() throws IOException {
      Path copy = Files.createTempDirectory(scratch, "js");
      Files.writeString(copy.resolve("package.json"), "{\"type\":\"module\"}");
      try (Stream<Path> files = Files.walk(Scripts.FOLDER)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".js")).toList()) {
          Path to = copy.resolve(Scripts.FOLDER.relativize(file));
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
      return copy;
    }

    String line() throws IOException {
      String line = output.readLine();
      return line == null ? "ended: " + Files.readString(errors) : line;
    }

    /** Waits until it ends by itself, and returns what it complained about. */
    String complaints() throws Exception {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends by itself").isTrue();
      return Files.readString(errors);
    }

    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anImportHasNoEffectAndNeedsNoDocument(ScriptRuntime runtime) throws Exception {
    String script =
        """
        const before = Object.getOwnPropertyNames(globalThis);
        for (const entry of ["comet", "lobby", "comet-lobby", "multipart-xhr"]) {
          const { [0]: first } = Object.keys(await import(`SCRIPTS/${entry}.js`));
          console.log(entry, first);
        }
        const after = Object.getOwnPropertyNames(globalThis);
        console.log(after.filter((name) => !before.includes(name)).length);
        """;
    try (Script bot = new Script(runtime, script)) {
      assertThat(List.of(bot.line(), bot.line(), bot.line(), bot.line(), bot.line()))
          .containsExactly(
              "comet Comet",
              "lobby Clock",
              "comet-lobby CometLobby",
              "multipart-xhr MultipartXMLHttpRequest",
              "0");
      assertThat(bot.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLoopGoesOnAfterABrokenConnection(ScriptRuntime runtime) throws Exception {
    LobbyClient ann = LobbyClient.stranger(home()).register("Ann");
    String code = ann.makeRoom(newGame(), 4);
    try (Relay relay = new Relay(home());
        Script bot =
            new Script(
                runtime,
                """
                import { comet } from "SCRIPTS/comet.js";
                const stream = comet("URL", { shared: true });
                stream.addEventListener("statechange", () => console.log(stream.state));
                for await (const part of stream) {
                  if (part.event === "snapshot") console.log("snapshot", part.json().code);
                  if (part.event === "message") console.log("message", part.json().text);
                  if (part.event === "message" && part.json().text === "bye") break;
                }
                """
                    .replace("URL", relay.address() + "streams/rooms/" + code))) {
      assertThat(bot.line()).isEqualTo("open");
      assertThat(bot.line()).isEqualTo("snapshot " + code);
      ann.say(code, "one");
      assertThat(bot.line()).isEqualTo("message one");
      relay.cut();
      ann.say(code, "two");
      assertThat(List.of(bot.line(), bot.line(), bot.line(), bot.line()))
          .containsExactly("waiting", "connecting", "open", "message two");
      ann.say(code, "bye");
      assertThat(List.of(bot.line(), bot.line())).containsExactly("message bye", "closed");
      assertThat(bot.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBotTakesASeatAndPlays(ScriptRuntime runtime) throws Exception {
    LobbyClient ann = LobbyClient.stranger(home()).register("Ann");
    String game = newGame();
    String code = ann.makeRoom(game, 4);
    try (Script bot =
        new Script(
            runtime,
            """
            import { Lobby } from "SCRIPTS/lobby.js";
            const room = await new Lobby("HOME").join("GAME", { code: "CODE", name: "Bot" });
            room.on("message", ({ name, text }) => console.log(name, text));
            room.on("snapshot", () => console.log(room.seats.map(({ name }) => name).join()));
            room.on("closed", () => console.log("closed"));
            room.countdown(() => {});
            room.on("message", ({ text }) => text === "go" && room.leave());
            """
                .replace("HOME", home().toString())
                .replace("GAME", game)
                .replace("CODE", code))) {
      assertThat(bot.line()).isEqualTo("Ann,Bot");
      ann.say(code, "go");
      assertThat(bot.line()).isEqualTo("Ann go");
      assertThat(bot.complaints()).isEmpty();
      assertThat(ann.room(code).getJsonArray("seats")).hasSize(1);
    }
  }

  @Test
  void aModuleWorkerReadsAStreamAndGoesOnAfterABrokenConnection(Page page) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      page.navigate(server.url("/"));
      page.evaluate(
          """
          async (root) => {
            const script = `
              import { comet } from "${root}js/comet.js";
              import "${root}js/lobby.js";
              import "${root}js/comet-lobby.js";
              import "${root}js/multipart-xhr.js";
              for await (const part of comet("${root}stream", { shared: true })) postMessage(part.text());
              postMessage("over");
            `;
            window.seen = [];
            const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
            const worker = new Worker(url, { type: "module" });
            worker.onmessage = ({ data }) => seen.push(data);
            worker.onerror = ({ message }) => seen.push(message);
          }
          """,
          server.url("/"));
      server.next("/stream").open().event("1", "a").close();
      Exchange again = server.next("/stream");
      assertThat(again.header("Last-Event-ID")).isEqualTo("1");
      again.open().event("2", "b").end();
      page.waitForFunction("seen.length >= 3");
      assertThat(page.evaluate("seen")).isEqualTo(List.of("a", "b", "over"));
    }
  }
}
