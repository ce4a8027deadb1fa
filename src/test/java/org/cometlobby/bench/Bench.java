package org.cometlobby.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A benchmark of the push library on Payara Micro, beside a bare async servlet in the same server.
 * Not a test: it prints figures and asserts nothing. Run it with
 *
 * <pre>{@code MAVEN_OPTS=-XX:TieredStopAtLevel=4 mvn -Pbench -DskipTests verify exec:java}</pre>
 *
 * <p>Its load goes to loopback only and ends by itself.
 */
public final class Bench implements AutoCloseable {

  private final int port;
  private final Process server;
  private final PrintStream out;

  private Bench(Path micro, Path comet, PrintStream out) throws IOException {
    this.out = out;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path work = Files.createTempDirectory("bench");
    Path war = work.resolve("bench.war");
    ShrinkWrap.create(WebArchive.class)
        .addClasses(
            BenchApp.class,
            BenchApp.Publish.class,
            BenchApp.Streams.class,
            BenchApp.Bare.class,
            BenchApp.Headers.class)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .addAsLibrary(comet.toFile())
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    server =
        new ProcessBuilder(
                "java",
                "-Xmx2g",
                "-Xms2g",
                "-jar",
                micro.toString(),
                "--deploy",
                war.toString(),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(port),
                "--nocluster",
                "--disablephonehome")
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("server.log").toFile())
            .start();
  }

  /**
   * @param args the number of idle streams, the number of streams for the burst, the number of
   *     messages in it
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path micro = Path.of(System.getProperty("payara.microJar"));
    Path comet = Path.of(System.getProperty("comet.jar"));
    PrintStream out = System.out;
    int idle = Integer.parseInt(args[0]);
    // One server per run: otherwise the figure would include objects that earlier streams left in
    // its pools.
    List<String> both = List.of("multipart/mixed", "text/event-stream");
    for (String path : List.of("/bare", "/headers", "/topic")) {
      for (String accept : path.equals("/topic") ? both : both.subList(0, 1)) {
        try (Bench bench = new Bench(micro, comet, out)) {
          bench.awaitServer();
          bench.idle(path, accept, idle);
        }
      }
    }
    try (Bench bench = new Bench(micro, comet, out)) {
      bench.awaitServer();
      for (String accept : both) {
        bench.burst(accept, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
      }
    }
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitServer() throws InterruptedException {
    for (int i = 0; i < 120; i++) {
      try {
        get("/publish?count=0");
        return;
      } catch (IOException e) {
        TimeUnit.SECONDS.sleep(1);
      }
    }
    throw new IllegalStateException("The server did not start");
  }

  private String get(String path) throws IOException {
    try (InputStream body = URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  /**
   * Heap in use per idle stream, after a full collection: {@code /bare} is the servlet alone,
   * {@code /headers} one that has sent a stream's response headers.
   */
  private void idle(String path, String accept, int count)
      throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      get("/publish?count=0");
    }
    long before = heap();
    List<SocketChannel> streams = open(path, accept, count);
    long during = heap();
    for (SocketChannel stream : streams) {
      stream.close();
    }
    out.printf(
        "idle    %-26s %6d streams: %6d bytes of heap each%n",
        path + " " + accept.replaceFirst(".*/", ""), count, (during - before) / count);
  }

  /** Measures messages per second through all streams, and the server's CPU time per delivery. */
  private void burst(String accept, int count, int messages)
      throws IOException, InterruptedException {
    List<SocketChannel> streams = open("/topic", accept, count);
    long expected = (long) count * messages;
    long cpu = cpu();
    long start = System.nanoTime();
    Thread publisher =
        new Thread(
            () -> {
              try {
                get("/publish?count=" + messages);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    publisher.start();
    long delivered = count(streams, expected, TimeUnit.SECONDS.toNanos(120));
    double seconds = (System.nanoTime() - start) / 1e9;
    double micros = (cpu() - cpu) / 1e3 / delivered;
    publisher.join();
    for (SocketChannel stream : streams) {
      stream.close();
    }
    out.printf(
        "burst   %-26s %6d streams x %d messages: %d of %d delivered, %.0f/s, %.1f us of server CPU"
            + " each%n",
        accept, count, messages, delivered, expected, delivered / seconds, micros);
    while (openStreams() > 0) {
      get("/publish?count=1"); // the server notices by a write that its clients have gone
    }
  }

  private int openStreams() throws IOException {
    return Integer.parseInt(get("/streams"));
  }

  /** Opens streams, a thousand at a time: Payara drops connections beyond its queue of 4,096. */
  private List<SocketChannel> open(String path, String accept, int count)
      throws IOException, InterruptedException {
    List<SocketChannel> streams = new ArrayList<>();
    ByteBuffer request =
        ByteBuffer.wrap(
            ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n")
                .getBytes(UTF_8));
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    while (streams.size() < count) {
      SocketChannel stream = SocketChannel.open(address);
      stream.write(request.duplicate());
      streams.add(stream);
      if (streams.size() % 1_000 == 0 || streams.size() == count) {
        awaitOpenStreams(streams.size());
      }
    }
    return streams;
  }

  private void awaitOpenStreams(int count) throws IOException, InterruptedException {
    for (int tries = 0; openStreams() < count; tries++) {
      if (tries == 120) {
        throw new IllegalStateException("Only " + openStreams() + " streams were opened");
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  /** Reads until all messages have come; each has exactly one hundred x in a row. */
  private static long count(List<SocketChannel> streams, long expected, long nanos)
      throws IOException {
    long seen = 0;
    long deadline = System.nanoTime() + nanos;
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    try (Selector selector = Selector.open()) {
      for (SocketChannel stream : streams) {
        stream.configureBlocking(false);
        stream.register(selector, SelectionKey.OP_READ);
      }
      long letters = 0;
      while (seen < expected && System.nanoTime() < deadline) {
        selector.select(1_000);
        for (SelectionKey key : selector.selectedKeys()) {
          buffer.clear();
          int read = ((SocketChannel) key.channel()).read(buffer);
          if (read < 0) {
            key.cancel();
          }
          for (int i = 0; i < read; i++) {
            // "mixed" and "next" and boundaries have an x too; they are a rounding error of the
            // count, and only the end of it matters, so the letters are counted in hundreds.
            letters += buffer.get(i) == 'x' ? 1 : 0;
          }
        }
        selector.selectedKeys().clear();
        seen = letters / 100;
      }
    }
    return Math.min(seen, expected);
  }

  private long heap() throws IOException, InterruptedException {
    String histogram = jcmd("GC.class_histogram");
    String total =
        histogram.lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
    return Long.parseLong(total.trim().split("\\s+", -1)[2]);
  }

  private long cpu() {
    return server.info().totalCpuDuration().orElseThrow().toNanos();
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder("jcmd", Long.toString(server.pid()), command)
            .redirectErrorStream(true)
            .start();
    String answer = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    jcmd.waitFor();
    return answer;
  }
}
