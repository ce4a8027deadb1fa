package org.cometlobby.comet.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A container whose readiness a test controls, and the calls to its response. */
final class FakeContainer {

  final List<String> writes = new ArrayList<>();
  boolean ready = true;
  boolean isBroken;
  int flushes;
  Runnable duringAFlush = () -> {};
  final AtomicInteger completions = new AtomicInteger();
  int calls;
  private WriteListener listener;

  void allow() {
    try {
      listener.onWritePossible();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void fail() {
    listener.onError(new IOException("again"));
  }

  AsyncContext async() {
    return async(sink());
  }

  /** Returns an AsyncContext whose response writes to another sink. */
  AsyncContext async(ServletOutputStream sink) {
    HttpServletResponse response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                FakeContainer.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                  calls++;
                  return method.getName().equals("getOutputStream") ? sink : null;
                });
    return (AsyncContext)
        Proxy.newProxyInstance(
            FakeContainer.class.getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("complete")) {
                completions.incrementAndGet();
              }
              return method.getName().equals("getResponse") ? response : null;
            });
  }

  private ServletOutputStream sink() {
    return new ServletOutputStream() {

      private boolean asked;

      @Override
      public boolean isReady() {
        calls++;
        asked = ready;
        return ready;
      }

      @Override
      public void write(int b) {
        throw new IllegalStateException("Byte by byte");
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        answered();
        writes.add(new String(bytes, offset, length, UTF_8));
      }

      @Override
      public void flush() throws IOException {
        answered();
        flushes++;
        duringAFlush.run();
      }

      private void answered() throws IOException {
        calls++;
        assertThat(asked).as("isReady() is asked before each write and flush").isTrue();
        asked = false;
        if (isBroken) {
          throw new IOException("Broken pipe");
        }
      }

      @Override
      public void setWriteListener(WriteListener theListener) {
        calls++;
        listener = theListener;
      }
    };
  }
}
