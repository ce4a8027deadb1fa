package org.cometlobby.comet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.cometlobby.comet.Journal;
import org.junit.jupiter.api.Test;

class ChannelTest {

  private final Journal journal =
      Journal.builder().maxEntries(1_000).maxAge(Duration.ofMinutes(1)).build();
  // The requested passes; a test decides when one runs.
  private final Queue<Runnable> passes = new ArrayDeque<>();
  private final Channel channel = new Channel(journal, passes::add);

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      journal.append(null, "x", null);
    }
  }

  @Test
  void aBurstIsOnePass() {
    FakeReader one = new FakeReader();
    FakeReader other = new FakeReader();
    channel.add(one);
    channel.add(other);
    publish(100);
    assertThat(passes).hasSize(1);
    passes.remove().run();
    assertThat(one.wakes).hasValue(1);
    assertThat(other.wakes).hasValue(1);
    assertThat(passes).isEmpty();
  }

  @Test
  void thePublisherDoesNotWakeTheReadersItself() {
    FakeReader reader = new FakeReader();
    channel.add(reader);
    publish(1);
    assertThat(reader.wakes).hasValue(0);
  }

  @Test
  void changesDuringAPassAreOneMorePass() {
    FakeReader reader =
        new FakeReader() {
          @Override
          public void wake() {
            if (wakes.incrementAndGet() == 1) {
              publish(10);
            }
          }
        };
    channel.add(reader);
    publish(1);
    passes.remove().run();
    assertThat(passes).hasSize(1);
    passes.remove().run();
    assertThat(reader.wakes).hasValue(2);
    assertThat(passes).isEmpty();
  }

  @Test
  void afterAPassTheNextChangeStartsANewOne() {
    FakeReader reader = new FakeReader();
    channel.add(reader);
    publish(1);
    passes.remove().run();
    publish(1);
    passes.remove().run();
    assertThat(reader.wakes).hasValue(2);
  }

  @Test
  void theCloseOfTheJournalIsAChange() {
    FakeReader reader = new FakeReader();
    channel.add(reader);
    journal.close();
    passes.remove().run();
    assertThat(reader.wakes).hasValue(1);
  }

  @Test
  void aReaderThatLeftIsNotWoken() {
    FakeReader gone = new FakeReader();
    FakeReader there = new FakeReader();
    channel.add(gone);
    channel.add(there);
    assertThat(channel.remove(gone)).as("there is another one").isFalse();
    publish(1);
    passes.remove().run();
    assertThat(gone.wakes).hasValue(0);
    assertThat(there.wakes).hasValue(1);
  }

  @Test
  void withoutReadersNothingHappens() {
    FakeReader reader = new FakeReader();
    channel.add(reader);
    assertThat(channel.remove(reader)).as("it was the last").isTrue();
    publish(5);
    assertThat(passes).isEmpty();
  }

  @Test
  void aReaderThatFailsIsAbortedAlone() {
    FakeReader broken =
        new FakeReader() {
          @Override
          public void wake() {
            throw new IllegalStateException("broken on purpose");
          }
        };
    FakeReader fine = new FakeReader();
    channel.add(broken);
    channel.add(fine);
    publish(1);
    passes.remove().run();
    assertThat(broken.aborts).hasValue(1);
    assertThat(fine.wakes).hasValue(1);
  }

  @Test
  void anErrorOfOneReaderSilencesNobody() {
    FakeReader broken =
        new FakeReader() {
          @Override
          public void wake() {
            throw new AssertionError("broken on purpose");
          }

          @Override
          public void abort() {
            super.abort();
            throw new AssertionError("its end is broken, too");
          }
        };
    FakeReader fine = new FakeReader();
    channel.add(broken);
    channel.add(fine);
    for (int change = 1; change <= 2; change++) {
      publish(1);
      assertThat(passes).hasSize(1);
      passes.remove().run();
      assertThat(fine.wakes).hasValue(change);
    }
    assertThat(broken.aborts).hasValue(2);
  }

  @Test
  void aChangeWithoutAThreadForItsPassDoesNotSilenceTheNextOne() {
    boolean[] full = {true};
    Channel starved =
        new Channel(
            journal,
            task -> {
              if (full[0]) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              passes.add(task);
            });
    starved.add(new FakeReader());
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> publish(1));
    full[0] = false;
    publish(1);
    assertThat(passes).hasSize(1);
  }

  @Test
  void aPublisherDoesNotFailBecauseTheServerIsStopping() {
    boolean[] stopped = {true};
    Channel stopping =
        new Channel(
            journal,
            task -> {
              if (stopped[0]) {
                throw new RejectedExecutionException();
              }
              passes.add(task);
            });
    stopping.add(new FakeReader());
    publish(2);
    stopped[0] = false;
    publish(1);
    assertThat(passes).as("it is not stuck").hasSize(1);
  }
}
