// @ts-check
/** The lobby's clock, known to a device whose own is wrong, and a countdown by it. */

/** Requests per sync; the quickest answer is the most exact. */
const SAMPLES = 5;
/** Time between syncs. */
const SYNC_MS = 60_000;
/** Time between checks whether a sync is due or the device has slept. */
const CHECK_MS = 5_000;
/** The relative error of a quartz clock. */
const DRIFT = 1e-4;

export class Clock {
  #time;
  /** The lobby's time minus performance.now(), in ms; at first by the device's clock. */
  #offset = performance.timeOrigin;
  /** The largest possible error of the offset in ms, when it was measured. */
  #error = Infinity;
  #measured = 0;
  /** @type {Promise<void> | undefined} */
  #syncing;

  /** @param {() => Promise<{ now: string }>} time requests the lobby's time */
  constructor(time) {
    this.#time = time;
  }

  /** The lobby's time in ms since 1970; before the first answer, the device's. */
  now() {
    return performance.now() + this.#offset;
  }

  /** The largest possible error of now(), in ms. */
  get uncertainty() {
    return this.#error + (performance.now() - this.#measured) * DRIFT;
  }

  /** Measures the lobby's time. Resolves also when the lobby can't be reached. */
  sync() {
    return (this.#syncing ??= this.#sample().finally(() => (this.#syncing = undefined)));
  }

  /**
   * Resolves when the lobby's time has been measured at least once.
   * @param {AbortSignal} signal
   */
  async known(signal) {
    while (this.#error === Infinity && !signal.aborted) {
      await this.sync();
      if (this.#error === Infinity) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }

  /**
   * Keeps the clock right: syncs now, each minute, and after the page or the device has slept.
   * @param {AbortSignal} signal ends it
   */
  keep(signal) {
    const sync = () => void this.sync();
    let checkedAt = Date.now();
    let syncedAt = performance.now();
    const timer = setInterval(() => {
      const slept = Math.abs(Date.now() - checkedAt - CHECK_MS) > CHECK_MS;
      checkedAt = Date.now();
      if (slept || performance.now() - syncedAt > SYNC_MS) {
        syncedAt = performance.now();
        sync();
      }
    }, CHECK_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
    globalThis.addEventListener?.('online', sync, { signal });
    globalThis.addEventListener?.('pageshow', sync, { signal });
    whenShown(sync, signal);
    sync();
  }

  async #sample() {
    for (let i = 0; i < SAMPLES; i++) {
      const sent = performance.now();
      let now;
      try {
        ({ now } = await this.#time());
      } catch {
        return; // offline: the event "online" or the next check syncs again
      }
      const received = performance.now();
      this.#learn(Date.parse(now) - (sent + received) / 2, (received - sent) / 2, received);
    }
  }

  /**
   * Takes an offset that is more exact, or that contradicts the present one.
   * @param {number} offset
   * @param {number} error
   * @param {number} at
   */
  #learn(offset, error, at) {
    const apart = Math.abs(offset - this.#offset);
    if (error <= this.uncertainty || apart > error + this.uncertainty) {
      this.#offset = offset;
      this.#error = error;
      this.#measured = at;
    }
  }
}

/**
 * Counts whole seconds down to an instant. Every screen changes its number at the same moment.
 * @param {Clock} clock
 * @param {number} at by the lobby's clock, in ms since 1970
 * @param {(seconds: number) => unknown} tick called at once, at every change, and with 0 at last
 * @returns {() => void} stops the count
 */
export function countTo(clock, at, tick) {
  const stopped = new AbortController();
  const { signal } = stopped;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {number | undefined} */
  let shown;
  const step = () => {
    clearTimeout(timer);
    const left = at - clock.now();
    const seconds = Math.max(0, Math.ceil(left / 1000));
    if (seconds > 0) {
      timer = setTimeout(step, left - (seconds - 1) * 1000 + 1);
    }
    if (seconds !== shown) {
      shown = seconds;
      tick(seconds);
    }
  };
  const count = () => clock.known(signal).then(() => signal.aborted || step());
  // A device that slept may have lost count.
  whenShown(() => clock.sync().then(count), signal);
  count();
  return () => {
    stopped.abort();
    clearTimeout(timer);
  };
}

/** Calls back when the page is shown again. Bots and workers have no page. @param {() => unknown} then @param {AbortSignal} signal */
function whenShown(then, signal) {
  const { document } = globalThis;
  document?.addEventListener('visibilitychange', () => document.hidden || then(), { signal });
}
