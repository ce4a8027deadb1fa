package org.cometlobby.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The smallest example, on the real WAR. */
@ArquillianTest
class WaitingRoomIT {

  @ArquillianResource private URL injected;

  @Deployment(testable = false)
  static WebArchive lobby() {
    return Deployments.lobby();
  }

  @Test
  void saysWaitingThenStartAndEnds() throws Exception {
    URI wait = Deployments.onLoopback(injected).resolve("comet_wait?as=mixed");
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(wait).build(), HttpResponse.BodyHandlers.ofString());
    String boundary =
        response.headers().firstValue("Content-Type").orElseThrow().replaceFirst(".*boundary=", "");
    String withoutPings =
        response
            .body()
            .replaceAll(
                "Content-Type: [^\r]*\r\nEvent-ID: [^\r]*\r\nEvent: ping\r\n.*\r\n\r\n\r\n--\\w+\r\n",
                "");
    assertThat(withoutPings.replaceAll("Event-ID: .*\r\n", ""))
        .isEqualTo(
            """
            --TOKEN
            Content-Type: text/plain;charset=utf-8
            Content-Length: 10

            waiting...
            --TOKEN
            Content-Type: text/plain;charset=utf-8
            Content-Length: 5

            start
            --TOKEN
            --TOKEN--"""
                .replace("\n", "\r\n")
                .replace("TOKEN", boundary));
  }
}
