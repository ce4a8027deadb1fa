package org.cometlobby.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Readers of streams of JSON lines, all on one thread, which count bytes and events. An event is
 * what ends with "}" and a line feed; its bytes include the framing of HTTP.
 */
final class ByteCounter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Selector selector;
  private final List<Reader> readers = new ArrayList<>();
  private final Thread thread = new Thread(this::read, "byte-counter");

  ByteCounter() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.setDaemon(true);
    thread.start();
  }

  /** A stream's reader; its figures are written by one thread. */
  static final class Reader {
    private final SocketChannel channel;
    private volatile long bytes;
    private volatile int events;
    private volatile long longest;
    private volatile boolean over;
    private long current;
    private boolean brace;

    private Reader(SocketChannel channel) {
      this.channel = channel;
    }

    long bytes() {
      return bytes;
    }

    int events() {
      return events;
    }

    /** Returns the bytes of the longest event since the last reset. */
    long longest() {
      return longest;
    }

    /** Forgets what has come so far; only while nothing comes. */
    void reset() {
      bytes = 0;
      events = 0;
      longest = 0;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void take(ByteBuffer buffer) {
      int ends = 0;
      while (buffer.hasRemaining()) {
        byte b = buffer.get();
        current++;
        if (b == '\n' && brace) {
          ends++;
          longest = Math.max(longest, current);
          current = 0;
        }
        brace = b == '}';
      }
      bytes += buffer.limit();
      events += ends;
    }
  }

  /** Opens a stream, and returns its reader once its first event has come. */
  Reader open(int port, String path, String token) {
    try {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.write(ByteBuffer.wrap(Connection.request("GET", path + "?as=ndjson", token, "")));
      channel.configureBlocking(false);
      Reader reader = new Reader(channel);
      selector.wakeup();
      channel.register(selector, SelectionKey.OP_READ, reader);
      readers.add(reader);
      await(() -> reader.events > 0, "No stream at " + path);
      return reader;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until each reader has had this many events since its reset. */
  void awaitEvents(int count) {
    await(() -> readers.stream().allMatch(r -> r.events >= count), "Missing events");
  }

  /** Waits until nothing has come for this long. */
  void awaitSilence(Duration silence) {
    long before = -1;
    for (long bytes = sum().bytes(); bytes != before; bytes = sum().bytes()) {
      before = bytes;
      LobbyProcess.pause(silence);
    }
  }

  /** The bytes of all readers together, and those of the longest event. */
  record Sum(long bytes, long events, long longest) {}

  Sum sum() {
    return new Sum(
        readers.stream().mapToLong(Reader::bytes).sum(),
        readers.stream().mapToLong(Reader::events).sum(),
        readers.stream().mapToLong(Reader::longest).max().orElse(0));
  }

  void reset() {
    readers.forEach(Reader::reset);
  }

  private void await(BooleanSupplier condition, String failure) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || readers.stream().anyMatch(r -> r.over)) {
        throw new IllegalStateException(failure);
      }
      LobbyProcess.pause(Duration.ofNanos(200_000));
    }
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocate(262_144);
    try {
      while (selector.isOpen()) {
        selector.select(key -> read(key, buffer), 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClosedSelectorException e) {
      return; // the measurement is over
    }
  }

  private static void read(SelectionKey key, ByteBuffer buffer) {
    Reader reader = (Reader) key.attachment();
    try {
      if (reader.channel.read(buffer.clear()) < 0) {
        reader.over = true;
        key.cancel();
      }
      reader.take(buffer.flip());
    } catch (IOException e) {
      reader.over = true;
      key.cancel();
    }
  }

  @Override
  public void close() {
    try {
      selector.close();
      for (Reader reader : readers) {
        reader.channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
