package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.cometlobby.comet.engine.Settings;
import org.cometlobby.scheduling.Scheduler;
import org.junit.jupiter.api.Test;

/** A request to a draining application. */
class DrainingTest {

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            DrainingTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Test
  void aNewStreamGets503WithRetryAfter() throws Exception {
    Settings settings =
        new Settings(
            Duration.ofSeconds(15), Duration.ofSeconds(60), 8, Duration.ofSeconds(10), 8, 8);
    CometRuntime runtime = new CometRuntime();
    runtime.start(
        settings,
        WorkersTest.workersWithoutAContainer(),
        new Scheduler(Executors.defaultThreadFactory(), 1));
    runtime.stop();
    BeanManager nobody = fake(BeanManager.class, (proxy, method, arguments) -> null);

    Answer answer = new Answer();
    new CometServlet(List.of(), nobody, opening -> () -> {}, runtime, NonBlockingWriter::new)
        .service(
            fake(
                HttpServletRequest.class,
                (proxy, method, arguments) -> method.getName().equals("getMethod") ? "GET" : null),
            answer.response());

    assertThat(answer.status).isEqualTo(503);
    assertThat(answer.headers)
        .containsEntry("Retry-After", "10")
        .containsEntry("Content-Type", "application/problem+json");
    assertThat(answer.body.toString(StandardCharsets.UTF_8)).contains("\"status\":503");
  }

  private static final class Answer {

    private int status;
    private final Map<String, String> headers = new TreeMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    HttpServletResponse response() {
      return fake(
          HttpServletResponse.class,
          (proxy, method, arguments) -> {
            switch (method.getName()) {
              case "setStatus" -> status = (int) arguments[0];
              case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
              case "getOutputStream" -> {
                return sink();
              }
              default -> {}
            }
            return null;
          });
    }

    private ServletOutputStream sink() {
      return new ServletOutputStream() {
        @Override
        public void write(int b) {
          body.write(b);
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
      };
    }
  }
}
