package org.cometlobby.it.comet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cometlobby.it.harness.Deployments;
import org.cometlobby.it.harness.RunningPayaraMicro;
import org.cometlobby.it.harness.RunningServer;
import org.cometlobby.it.harness.StreamClient;
import org.cometlobby.it.harness.StreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Undeployment on Payara Micro, and applications that it must reject. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Tag("one-server")
class PayaraMicroUndeployIT implements UndeployContract {

  private static @Nullable RunningPayaraMicro running;

  @Override
  public RunningPayaraMicro server() throws IOException {
    RunningPayaraMicro server = running;
    if (server == null) {
      Path directory = Files.createDirectories(Path.of(System.getProperty("test.artifacts")));
      server =
          RunningPayaraMicro.start(
              Files.createTempDirectory(directory, "payara-micro-undeploy"),
              "-Dlobby.heartbeat=1s",
              "-Dlobby.drain.window=" + DRAIN_WINDOW_MILLIS + "ms");
      running = server;
    }
    server.undeploy();
    return server;
  }

  @AfterAll
  static void stop() throws IOException {
    if (running != null) {
      running.close();
    }
  }

  @Test
  void streamsEndCleanlyWhenTheServerIsTerminated() throws Exception {
    RunningPayaraMicro server = server();
    StreamClient client = new StreamClient(server.deploy(UndeployContract.application()));
    List<HttpResponse<InputStream>> streams = new ArrayList<>();
    for (String framing : List.of("replace", "mixed", "ndjson")) {
      streams.add(client.getLater("topics/news?as=" + framing).join());
    }

    running = null;
    server.terminate();

    for (HttpResponse<InputStream> stream : streams) {
      StreamReader reader = App.reader(stream);
      assertThat(reader.next().orElseThrow().event()).isEqualTo("reconnect");
      assertThat(reader.next()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.cometlobby.it.comet.unfit.SamePath | SamePath.news | SamePath.olds",
        "org.cometlobby.it.comet.unfit.NoPath   | NoPath.news   | news?of=x",
        "org.cometlobby.it.comet.unfit.NoShape  | NoShape.news  | Push",
      })
  void anInvalidMethodFailsTheDeploymentAndTheLogNamesItAndTheFix(
      Class<?> unfit, String method, String mend) throws Exception {
    RunningPayaraMicro server = server();
    String earlier = server.log();
    assertThatThrownBy(() -> server.deploy(Deployments.withLibrary(unfit)))
        .isInstanceOf(RunningServer.RefusedDeploymentException.class);
    assertThat(server.log().substring(earlier.length()).lines())
        .anySatisfy(line -> assertThat(line).contains("@Comet: ", method, mend));
  }
}
