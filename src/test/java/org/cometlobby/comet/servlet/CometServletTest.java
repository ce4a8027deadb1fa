package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.cometlobby.comet.Comet;
import org.cometlobby.comet.RefusedException;
import org.cometlobby.comet.Topic;
import org.cometlobby.comet.engine.Settings;
import org.cometlobby.scheduling.Scheduler;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CometServletTest {

  static class Methods {

    @Comet("/gone")
    Topic<String> gone() {
      throw new RefusedException(404, "It has closed");
    }
  }

  private final WeldContainer weld =
      new Weld()
          .disableDiscovery()
          .extensions(new CometExtension())
          .beanClasses(Methods.class)
          .initialize();
  private final CometRuntime runtime = new CometRuntime();
  private final CometServlet servlet;
  private boolean isFull;

  CometServletTest() {
    runtime.start(
        new Settings(
            Duration.ofMillis(40), Duration.ofSeconds(60), 8, Duration.ofSeconds(10), 8, 8),
        WorkersTest.workersWithoutAContainer(),
        new Scheduler(Executors.defaultThreadFactory(), 1));
    CometExtension extension = weld.getBeanManager().getExtension(CometExtension.class);
    servlet =
        new CometServlet(
            extension.methods(),
            weld.getBeanManager(),
            extension.gate(weld.getBeanManager()),
            runtime,
            new Writers());
  }

  @AfterEach
  void stop() {
    runtime.stop();
    weld.shutdown();
  }

  @ParameterizedTest
  @CsvSource({"k3x9-17-4f0zz-end, 204", "k3x9-17-end, 204", "k3x9-17-4f0zz, 404"})
  void aClientThatAsksAgainAfterTheEndOfItsStreamGets204WhateverHasBecomeOfIt(
      String cursor, int expected) throws Exception {
    assertThat(status("/gone", cursor)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Last-Event-ID", "after", "lastEventId"})
  void aClientSendsItsCursorInAHeaderOrAParameter(String name) throws Exception {
    assertThat(status("/gone", Map.of(name, "k3x9-17-end"))).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({"lastEventId, after", "Last-Event-ID, after", "Last-Event-ID, lastEventId"})
  void theCursorThatAClientAddsCountsBeforeTheOneOfTheUrlWithWhichItBegan(
      String added, String began) throws Exception {
    Map<String, String> sent = Map.of(added, "k3x9-17-end", began, "k3x9-1");
    assertThat(status("/gone", sent)).isEqualTo(204);
  }

  @Test
  void aServerWhoseClientsDoNotReadOpensNoMoreStreams() throws Exception {
    isFull = true;
    assertThat(status("/gone", "k3x9-17-4f0zz")).isEqualTo(503);
  }

  private final class Writers implements ResponseWriter.Factory {

    @Override
    public ResponseWriter of(StreamResponse stream, ServletOutputStream sink) {
      return new NonBlockingWriter(stream, sink);
    }

    @Override
    public boolean isFull() {
      return isFull;
    }
  }

  private int status(String path, String cursor) throws Exception {
    return status(path, Map.of("Last-Event-ID", cursor));
  }

  private int status(String path, Map<String, String> sent) throws Exception {
    List<Integer> statuses = new ArrayList<>();
    servlet.service(
        fake(HttpServletRequest.class, (name, value) -> request(name, value, path, sent)),
        fake(HttpServletResponse.class, (name, value) -> status(name, value, statuses)));
    assertThat(statuses).hasSize(1);
    return statuses.get(0);
  }

  private static Object status(String name, Object value, List<Integer> statuses) {
    if (name.equals("setStatus")) {
      statuses.add((Integer) value);
    }
    return name.equals("getOutputStream") ? new Nowhere() : null;
  }

  private static final class Nowhere extends ServletOutputStream {

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}

    @Override
    public void write(int octet) {}
  }

  private interface Answers {
    Object of(String name, Object value);
  }

  private static Object request(String name, Object value, String path, Map<String, String> sent) {
    return switch (name) {
      case "getMethod" -> "GET";
      case "getParameterMap" -> Map.of();
      case "getServletPath" -> path;
      case "startAsync" -> throw new IllegalStateException("No asynchronous requests here");
      case "getRemoteAddr" -> "192.0.2.7";
      case "getHeaders" -> Collections.emptyEnumeration();
      case "getHeader", "getParameter" -> sent.get((String) value);
      default -> null;
    };
  }

  private static <T> T fake(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answers.of(method.getName(), arguments == null ? "" : arguments[0])));
  }
}
