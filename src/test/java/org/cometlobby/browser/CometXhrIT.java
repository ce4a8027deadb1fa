package org.cometlobby.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.cometlobby.browser.ScriptedServer.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The XMLHttpRequest.multipart of Firefox up to version 21, as multipart-xhr.js provides it. */
@EveryEngine
@Tag("one-server")
class CometXhrIT {

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  /** Opens a page with the module, not installed; its variable log has the events. */
  private void open(Tab page) {
    page.navigate(server.url("/"));
    page.evaluate(
        """
        async () => {
          window.Native = XMLHttpRequest;
          window.shim = await import("/js/multipart-xhr.js");
          window.log = [];
          window.request = (prepare = () => {}) => {
            const req = new shim.MultipartXMLHttpRequest();
            req.multipart = true;
            for (const type of ["loadstart", "load", "error", "abort", "loadend"]) {
              req.addEventListener(type, (evt) => log.push(type + ":" + evt.target.responseText));
            }
            req.open("GET", "/stream", true);
            prepare(req);
            return req;
          };
        }
        """);
  }

  private static void awaitLog(Tab page, String... lines) {
    page.waitForFunction("n => log.length >= n", lines.length);
    assertThat(page.evaluate("log")).isEqualTo(List.of(lines));
  }

  @Test
  void aPageWrittenForTheOriginalRunsUnchanged(Tab page) {
    server.page(
        "/original.html",
        """
        <!doctype html>
        <script src="js/multipart-xhr.classic.js" data-install></script>
        <p id="content">nothing yet</p>
        <script>
          function handleContent(evt) {
            document.getElementById("content").innerHTML += ", " + evt.target.responseText;
          }
          var req = new XMLHttpRequest();
          req.multipart = true;
          req.onload = handleContent;
          req.open("GET", "stream", true);
          req.send(null);
        </script>
        """);
    page.navigate(server.url("/original.html"));
    Exchange stream = server.next("/stream");
    assertThat(stream.header("Accept")).isEqualTo("multipart/mixed");
    stream.open().part("waiting...");
    page.waitForFunction("content.textContent === 'nothing yet, waiting...'");
    stream.part("start");
    page.waitForFunction("content.textContent === 'nothing yet, waiting..., start'");
    stream.end();
    assertThat(stream.header("X-Requested-With")).isEmpty();
  }

  @Test
  void eachPartFiresLoadAndTheEndFiresLoadend(Tab page) {
    open(page);
    page.evaluate("request().send(null)");
    Exchange stream = server.next("/stream").open().part("a");
    awaitLog(page, "loadstart:", "load:a");
    stream.part("", "Event: ping").part("{}", "Event: reconnect").part("b").end();
    awaitLog(page, "loadstart:", "load:a", "load:b", "loadend:b");
  }

  @Test
  void readyStateReturnsToOpenedAfterEachPart(Tab page) {
    open(page);
    page.evaluate(
        """
        request((req) => {
          req.onreadystatechange = () => log.push(req.readyState + "/" + req.status);
        }).send()
        """);
    server.next("/stream").open().part("a").end();
    awaitLog(page, "loadstart:", "2/200", "3/200", "4/200", "load:a", "1/200", "loadend:a");
  }

  @Test
  void aBrokenStreamFiresError(Tab page) {
    open(page);
    page.evaluate("request().send()");
    server.next("/stream").open().part("a").close();
    awaitLog(page, "loadstart:", "load:a", "error:", "loadend:");
    page.evaluate("log.length = 0; window.req = request(); req.send()");
    server.next("/stream").cut();
    awaitLog(page, "loadstart:", "error:", "loadend:");
    assertThat(page.evaluate("[req.readyState, req.status]")).isEqualTo(List.of(4, 0));
  }

  @Test
  void abortClosesTheConnection(Tab page) {
    open(page);
    page.evaluate("window.req = request(); req.send()");
    Exchange stream = server.next("/stream").open().part("a");
    awaitLog(page, "loadstart:", "load:a");
    page.evaluate("req.abort()");
    awaitLog(page, "loadstart:", "load:a", "abort:", "loadend:");
    stream.awaitGone();
    assertThat(page.evaluate("req.readyState")).isEqualTo(0);
  }

  @Test
  void aHandlerMayAbortOrOpenAgain(Tab page) {
    open(page);
    page.evaluate(
        """
        request((req) => {
          req.onload = () => {
            if (req.responseText === "a") {
              req.open("GET", "/other");
              req.send();
            } else {
              req.abort();
            }
          };
        }).send()
        """);
    Exchange stream = server.next("/stream").open().part("a").part("never shown");
    Exchange other = server.next("/other").open().part("b").part("never shown");
    stream.awaitGone();
    other.awaitGone();
    awaitLog(page, "loadstart:", "load:a", "loadstart:", "load:b");
  }

  @Test
  void anAnswerThatIsNotMultipartFiresOneLoad(Tab page) {
    open(page);
    page.evaluate("window.req = request(); req.send()");
    server.next("/stream").answer(404, "text/plain", "no such stream");
    awaitLog(page, "loadstart:", "load:no such stream", "loadend:no such stream");
    assertThat(page.evaluate("[req.readyState, req.status]")).isEqualTo(List.of(4, 404));
  }

  @Test
  void eachPartHasItsHeadersAndTheRequestedResponseType(Tab page) {
    open(page);
    page.evaluate(
        """
        () => {
          const req = new shim.MultipartXMLHttpRequest();
          req.multipart = true;
          req.onload = () => log.push(JSON.stringify([req.response, req.getResponseHeader("event"),
              req.getResponseHeader("x-stream"), req.getResponseHeader("none"),
              req.getAllResponseHeaders().includes("event-id: 7\\r\\n")]));
          req.open("POST", "/stream");
          req.responseType = "json";
          req.setRequestHeader("X-Own", "mine");
          req.setRequestHeader("Accept", "multipart/x-mixed-replace");
          req.send("body");
        }
        """);
    Exchange stream = server.next("/stream");
    assertThat(
            List.of(
                stream.method(), stream.header("X-Own"), stream.header("Accept"), stream.body()))
        .isEqualTo(List.of("POST", "mine", "multipart/x-mixed-replace", "body"));
    stream
        .head(200, "multipart/mixed; boundary=\"" + ScriptedServer.BOUNDARY + "\"", "X-Stream: s")
        .write("--" + ScriptedServer.BOUNDARY + "\r\n")
        .part("{\"n\":1}", "Event: joined", "Event-ID: 7")
        .end();
    awaitLog(page, "[{\"n\":1},\"joined\",\"s\",null,true]");
  }

  @Test
  void aStreamOfTheTypeThatReplacesIsReadToo(Engine engine, Tab page) {
    assumeTrue(
        engine != Engine.WEBKIT, "In WebKit a script gets no part of multipart/x-mixed-replace");
    open(page);
    page.evaluate("request((req) => req.setRequestHeader('Accept', 'x/y')).send()");
    server
        .next("/stream")
        .head(200, "multipart/x-mixed-replace; boundary=" + ScriptedServer.BOUNDARY)
        .write("--" + ScriptedServer.BOUNDARY + "\r\n")
        .part("a")
        .part("b")
        .end();
    awaitLog(page, "loadstart:", "load:a", "load:b", "loadend:b");
  }

  @Test
  void responseXmlIsThePartsDocument(Tab page) {
    open(page);
    page.evaluate(
        """
        request((req) => {
          req.overrideMimeType("text/xml");
          req.onload = () => log.push(String(req.responseXML?.documentElement.nodeName));
        }).send()
        """);
    server.next("/stream").open().part("<a/>").part("<a>").end();
    awaitLog(page, "loadstart:", "load:<a/>", "a", "load:<a>", "undefined", "loadend:<a>");
  }

  @Test
  void aStreamCannotBeSynchronous(Tab page) {
    open(page);
    assertThat(
            page.evaluate(
                """
                () => {
                  const req = new shim.MultipartXMLHttpRequest();
                  req.multipart = true;
                  try { req.open("GET", "/stream", false); } catch (e) { return e.name; }
                }
                """))
        .isEqualTo("InvalidAccessError");
  }

  @Test
  void installReplacesTheNativeClass(Tab page) {
    open(page);
    assertThat(
            page.evaluate(
                """
                () => {
                  const before = new XMLHttpRequest();
                  shim.install();
                  const req = new XMLHttpRequest();
                  class Own extends XMLHttpRequest {}
                  return [
                    XMLHttpRequest === shim.MultipartXMLHttpRequest,
                    req instanceof XMLHttpRequest, req instanceof Native,
                    before instanceof XMLHttpRequest, {} instanceof XMLHttpRequest,
                    new Own() instanceof Own, req instanceof Own,
                    req.constructor === XMLHttpRequest, "multipart" in req, req.multipart,
                    String(req), XMLHttpRequest.DONE, req.LOADING, XMLHttpRequest.UNSENT,
                  ];
                }
                """))
        .isEqualTo(
            List.of(
                true,
                true,
                true,
                true,
                false,
                true,
                false,
                true,
                true,
                false,
                "[object XMLHttpRequest]",
                4,
                3,
                0));
  }

  /** Compares the log of one script with the native class and with the installed shim. */
  @Test
  void requestsThatAreNotMultipartBehaveLikeTheNativeClass(Tab page) {
    open(page);
    String script =
        """
        async () => {
          const log = [];
          const types = ["readystatechange", "loadstart", "progress", "load", "error", "abort",
              "timeout", "loadend"];
          const run = (method, responseType, body, prepare = () => {}) => new Promise((done) => {
            const req = new XMLHttpRequest();
            log.push(method + " " + responseType);
            for (const type of types) {
              req.addEventListener(type, (evt) =>
                log.push([type, evt.target === req, evt.isTrusted, req.readyState, req.status, evt.loaded]));
              req["on" + type] = () => log.push("on" + type);
              req.upload["on" + type] = (evt) => log.push("upload " + type + " " + evt.loaded);
            }
            req.addEventListener("loadend", () => {
              let text;
              try { text = req.responseText; } catch (e) { text = e.name; }
              let xml;
              try { xml = req.responseXML?.documentElement.nodeName; } catch (e) { xml = e.name; }
              log.push([String(req.response), text, xml, req.statusText, req.responseURL,
                req.getResponseHeader("content-type"), req.getAllResponseHeaders()]);
              done();
            });
            req.open(method, "/plain");
            req.responseType = responseType;
            req.setRequestHeader("X-Sent", "yes");
            prepare(req);
            req.send(body);
          });
          await run("GET", "");
          await run("POST", "json", "body");
          await run("PUT", "arraybuffer", new Uint8Array(3));
          await run("GET", "document", null, (req) => req.overrideMimeType("text/xml"));
          await run("GET", "text", null, (req) => queueMicrotask(() => req.abort()));
          const sync = new XMLHttpRequest();
          sync.open("GET", "/plain", false);
          sync.send();
          log.push([sync.readyState, sync.status, sync.responseText]);
          const unsent = new XMLHttpRequest();
          for (const use of [() => unsent.send(), () => unsent.open("G ET", "/"),
              () => unsent.setRequestHeader("a", "b"), () => XMLHttpRequest()]) {
            try { use(); } catch (e) { log.push(e.name); }
          }
          return JSON.stringify(log);
        }
        """;
    server.page("/plain", "<a/>");
    Object expected = page.evaluate(script);
    page.evaluate("shim.install()");
    assertThat(page.evaluate(script)).isEqualTo(expected);
    assertThat((String) expected).contains("\"PUT arraybuffer\"", "\"upload load 3\"", "\"<a/>\"");
  }
}
