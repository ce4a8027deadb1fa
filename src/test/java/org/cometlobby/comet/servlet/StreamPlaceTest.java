package org.cometlobby.comet.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamPlaceTest {

  private final AtomicInteger releases = new AtomicInteger();
  private final StreamPlace place = new StreamPlace(releases::incrementAndGet);

  @Test
  void thePlaceIsGivenBackOnceWhenItsLastHolderEnds() {
    Runnable opening = place.hold();
    Runnable source = place.hold();
    Runnable method = place.hold();
    opening.run();
    source.run();
    source.run();
    assertThat(releases).hasValue(0);
    method.run();
    assertThat(releases).hasValue(1);
    method.run();
    opening.run();
    assertThat(releases).hasValue(1);
  }
}
