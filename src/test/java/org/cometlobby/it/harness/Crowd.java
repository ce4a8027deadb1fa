package org.cometlobby.it.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Many well-behaved readers of one stream as JSON lines, all on one thread. */
public final class Crowd implements AutoCloseable {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  // Json.createReader would look for an implementation for each of a million lines.
  private static final JsonReaderFactory JSON = Json.createReaderFactory(Map.of());

  private final Selector selector = Selector.open();
  private final List<Client> clients = new ArrayList<>();
  private final Thread thread = new Thread(this::read, "crowd");

  private Crowd() throws IOException {
    thread.setDaemon(true);
  }

  /**
   * Opens streams and starts to read them.
   *
   * @param path with its query
   */
  public static Crowd open(URI base, String path, int count) throws IOException {
    Crowd crowd = new Crowd();
    byte[] request = RawClient.request(base, "GET", path).getBytes(US_ASCII);
    for (int i = 0; i < count; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(base.getHost(), base.getPort()));
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      Client client = new Client(channel);
      channel.register(crowd.selector, SelectionKey.OP_READ, client);
      crowd.clients.add(client);
    }
    crowd.thread.start();
    return crowd;
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocate(65_536);
    try {
      while (selector.isOpen()) {
        selector.select(
            key -> {
              if (!((Client) key.attachment()).read(buffer.clear())) {
                key.cancel();
              }
            });
      }
    } catch (IOException | ClosedSelectorException e) {
      // The test has closed it.
    }
  }

  /**
   * Waits until each reader has received the texts that begin with the numbers from 1 to a number.
   */
  public void awaitAllUpTo(int number) {
    awaitFirstWords(IntStream.rangeClosed(1, number).mapToObj(Integer::toString).toList());
  }

  /** Waits until each reader has received texts that begin with these words, and no others. */
  public void awaitFirstWords(List<String> words) {
    await()
        .atMost(LONG_ENOUGH)
        .until(() -> clients.stream().allMatch(c -> c.over || c.words.size() >= words.size()));
    assertThat(clients).allSatisfy(client -> assertThat(client.words).isEqualTo(words));
  }

  /** Closes all connections without ending the requests. */
  @Override
  public void close() throws IOException {
    selector.close();
    for (Client client : clients) {
      client.channel.close();
    }
  }

  private static final class Client {
    private final SocketChannel channel;
    private final List<String> words = Collections.synchronizedList(new ArrayList<>());
    private final StringBuilder frame = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private boolean inBody;
    private int leftOfChunk;
    private volatile boolean over;

    Client(SocketChannel channel) {
      this.channel = channel;
    }

    /**
     * @return whether the stream goes on
     */
    boolean read(ByteBuffer buffer) {
      try {
        over = channel.read(buffer) < 0;
      } catch (IOException e) {
        over = true;
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        add((char) buffer.get());
      }
      return !over;
    }

    /** Reads HTTP's head, then chunks, which may begin and end in the middle of a line. */
    private void add(char c) {
      if (leftOfChunk > 0) {
        leftOfChunk--;
        if (c == '\n') {
          take(line.toString());
          line.setLength(0);
        } else {
          line.append(c);
        }
      } else {
        frame(c);
      }
    }

    private void frame(char c) {
      if (c != '\n') {
        frame.append(c);
        return;
      }
      String text = frame.toString().strip();
      frame.setLength(0);
      if (!inBody) {
        inBody = text.isEmpty();
      } else if (!text.isEmpty()) {
        leftOfChunk = Integer.parseInt(text, 16);
      }
    }

    private void take(String json) {
      if (!json.isEmpty()) { // an empty line is a heartbeat
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
          words.add(reader.readObject().getString("data").split(" ", -1)[0]);
        }
      }
    }
  }
}
