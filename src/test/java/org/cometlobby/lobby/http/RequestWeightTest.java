package org.cometlobby.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestWeightTest {

  @ParameterizedTest(name = "{0} {1}?{2}")
  @CsvSource({
    "GET, /js/comet.js, '', 0",
    "GET, /css/lobby.css, '', 0",
    "GET, /img/stage.svg, '', 0",
    "GET, /api/health/live, '', 0",
    "GET, /api/time, '', 0",
    "GET, /jsx, '', 3",
    "GET, /, '', 3",
    "GET, /, q=go, 10",
    "GET, /, iq=go, 3",
    "POST, /, '', 3",
    "GET, /r/K7QX2M, '', 3",
    "GET, /r/K7QX2M/qr.svg, '', 3",
    "GET, /nothing, '', 3",
    "GET, /streams/rooms, '', 2",
    "GET, /streams/rooms, q=a, 10",
    "GET, /streams/rooms/K7QX2M, as=poll&wait=0, 2",
    "GET, /comet_wait, as=poll&wait=0, 2",
    "GET, /api/rooms, '', 3",
    "HEAD, /api/rooms, '', 3",
    "GET, /api/rooms, open=true&q=a, 10",
    "GET, /api/rooms, q=, 3",
    "GET, /api/rooms/, q=a, 10",
    "GET, /api/rooms, open=true&%71=a, 10",
    "POST, /api/players/, '', 5",
    "GET, /api/rooms/K7QX2M, '', 1",
    "POST, /api/rooms, '', 2",
    "PUT, /api/rooms/K7QX2M/seats/me/ready, '', 2",
    "POST, /api/players, '', 5",
    "GET, /api/players/me, '', 1",
  })
  void aRequestHasThePriceOfItsWork(String method, String path, String query, int weight) {
    assertThat(RequestWeight.of(method, path, query)).isEqualTo(weight);
  }
}
