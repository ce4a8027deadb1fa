package org.cometlobby.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cometlobby.comet.TickingClock;
import org.cometlobby.lobby.IdempotencyCache.Change;
import org.cometlobby.lobby.IdempotencyCache.Claim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The answers kept for repeated requests: once each, for a minute, within bounds. */
class IdempotencyCacheTest {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final long MOST = 4L * 1_024 * 1_024;
  private static final String REQUEST = "POST api/rooms";

  private final TickingClock clock = new TickingClock();
  private final IdempotencyCache cache = new IdempotencyCache(clock, MOST);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  private Claim claim(String playerId, String key) {
    return cache.claim(CommitId.of(playerId, key), playerId, REQUEST, AT_ONCE);
  }

  private Change granted(String playerId, String key) {
    assertThat(claim(playerId, key)).isInstanceOf(Claim.Granted.class);
    // A second claim would find the first one under way.
    return ((Claim.UnderWay) claim(playerId, key)).change();
  }

  private void make(String playerId, String key, CachedAnswer answer) {
    cache.finish(granted(playerId, key), answer);
  }

  private static CachedAnswer answer(int length) {
    return new CachedAnswer(
        201,
        Optional.of("/api/rooms/ABCDEF"),
        Optional.of("application/json"),
        Optional.of("x".repeat(length)),
        Optional.of("ABCDEF"));
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswer() {
    make("ann", "k", answer(10));
    assertThat(claim("ann", "k")).isEqualTo(new Claim.Done(answer(10)));
  }

  @Test
  void aKeyBelongsToItsPlayer() {
    make("ann", "k", answer(10));
    assertThat(claim("ben", "k")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void aKeyWithAnotherRequestIsAMismatchEvenWhileTheFirstIsUnderWay() {
    Change first = granted("ann", "k");
    CommitId id = CommitId.of("ann", "k");
    assertThat(cache.claim(id, "ann", "DELETE", AT_ONCE)).isEqualTo(new Claim.Mismatch());
    cache.finish(first, answer(10));
    assertThat(cache.claim(id, "ann", "DELETE", AT_ONCE)).isEqualTo(new Claim.Mismatch());
  }

  @Test
  void anAnswerIsKeptForAMinuteFromItsOwnTime() {
    Change first = granted("ann", "k");
    clock.advance(Duration.ofSeconds(50));
    cache.finish(first, answer(10));
    clock.advance(Duration.ofSeconds(59));
    assertThat(claim("ann", "k")).isEqualTo(new Claim.Done(answer(10)));
    clock.advance(Duration.ofSeconds(1));
    assertThat(claim("ann", "k")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void anAbandonedChangeIsMadeAgain() {
    cache.abandon(granted("ann", "k"));
    assertThat(claim("ann", "k")).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void aRepeatedRequestWaitsForTheFirst() throws Exception {
    Change first = granted("ann", "k");
    Future<Claim> second = waiting("ann", "k");
    cache.finish(first, answer(10));
    assertThat(get(second)).isEqualTo(new Claim.Done(answer(10)));
  }

  @Test
  void oneOfTheWaitingRequestsMakesAnAbandonedChange() throws Exception {
    Change first = granted("ann", "k");
    AtomicInteger made = new AtomicInteger();
    List<Future<?>> others = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      others.add(threads.submit(() -> makeIfGranted(made)));
    }
    cache.abandon(first);
    for (Future<?> other : others) {
      other.get(PATIENT.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(made).hasValue(1);
  }

  private void makeIfGranted(AtomicInteger made) {
    if (cache.claim(CommitId.of("ann", "k"), "ann", REQUEST, PATIENT)
        instanceof Claim.Granted granted) {
      made.incrementAndGet();
      cache.finish(granted.change(), answer(10));
    }
  }

  @Test
  void onlyAFewThreadsWaitForOnePlayer() throws Exception {
    Change first = granted("ann", "k");
    List<Future<Claim>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(waiting("ann", "k"));
    }
    while (others.stream().filter(Future::isDone).count() < 12) {
      Thread.onSpinWait();
    }
    cache.finish(first, answer(10));
    int refused = 0;
    for (Future<Claim> other : others) {
      refused += get(other) instanceof Claim.UnderWay ? 1 : 0;
    }
    assertThat(refused).isEqualTo(12);
  }

  private Future<Claim> waiting(String playerId, String key) {
    return threads.submit(
        () -> cache.claim(CommitId.of(playerId, key), playerId, REQUEST, PATIENT));
  }

  private static Claim get(Future<Claim> claim) throws Exception {
    return claim.get(PATIENT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void aBodyThatIsTooLongIsNotKeptButItsRoomIs() {
    CachedAnswer large = answer(IdempotencyCache.MAX_BODY + 1);
    make("ann", "k", large);
    assertThat(claim("ann", "k")).isEqualTo(new Claim.Done(large.withoutBody()));
  }

  @Test
  void aPlayerWithTooManyAnswersLosesItsOwnOldest() {
    make("ben", "k", answer(10));
    int count = 100;
    for (int i = 0; i < count; i++) {
      make("ann", "k" + i, answer(20_000));
    }
    assertThat(claim("ben", "k")).isEqualTo(new Claim.Done(answer(10)));
    assertThat(claim("ann", "k" + (count - 1))).isInstanceOf(Claim.Done.class);
    assertThat(claim("ann", "k0")).isInstanceOf(Claim.Granted.class);
    assertThat(cache.bytes()).isLessThanOrEqualTo(MOST / 32 + 2_000);
  }

  @Test
  void manyBusyPlayersStayWithinTheBoundAndANewcomerIsStillServed() {
    for (int player = 0; player < 200; player++) {
      for (int i = 0; i < 10; i++) {
        make("p" + player, "k" + i, answer(20_000));
      }
    }
    assertThat(cache.bytes()).isLessThanOrEqualTo(MOST);
    make("ann", "k", answer(1_000));
    assertThat(claim("ann", "k")).isEqualTo(new Claim.Done(answer(1_000)));
  }

  @Test
  void morePlayersThanTheCacheHoldsLoseTheOldestAnswers() {
    int count = 2 * (int) (MOST / CachedAnswer.OVERHEAD);
    for (int player = 0; player < count; player++) {
      make("p" + player, "k", answer(0));
    }
    assertThat(cache.bytes()).isBetween(MOST / 2, MOST);
    for (int player = count - 2_000; player < count; player++) {
      assertThat(claim("p" + player, "k")).isInstanceOf(Claim.Done.class);
    }
  }

  @Test
  void nothingIsLeftAfterAMinute() {
    granted("ann", "under way");
    for (int i = 0; i < 1_000; i++) {
      make("p" + i % 7, "k" + i, answer(i));
    }
    clock.advance(Duration.ofMinutes(1));
    cache.expire();
    assertThat(cache.bytes()).isZero();
  }
}
