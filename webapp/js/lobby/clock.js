// @ts-check
/** The lobby's clock, whatever the device's says, and the count that all screens show alike. */

/** Asked so often at a time; the quickest answer is the most exact one. */
const SAMPLES = 5;
const AGAIN_MS = 60_000;
const LOOK_MS = 5_000;
/** What quartz may be off. */
const DRIFT = 1e-4;

export class Clock {
  #time;
  /** From performance.now() to the lobby's time, in ms. The device's clock, for a start. */
  #offset = performance.timeOrigin;
  /** How far off that was at most, and when. */
  #error = Infinity;
  #measured = 0;
  /** @type {Promise<void> | undefined} */
  #syncing;

  /** @param {() => Promise<{ now: string }>} time asks the lobby */
  constructor(time) {
    this.#time = time;
  }

  /** The lobby's time in ms since 1970; before the first answer, the device's. */
  now() {
    return performance.now() + this.#offset;
  }

  /** By how many ms now() may be wrong at most. */
  get uncertainty() {
    return this.#error + (performance.now() - this.#measured) * DRIFT;
  }

  /** Asks the lobby anew. Resolves when its clock is known as well as it gets, or can't be. */
  sync() {
    return (this.#syncing ??= this.#sample().finally(() => (this.#syncing = undefined)));
  }

  /**
   * Resolves as soon as the lobby's clock is known at all.
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
   * Keeps it right: asks now and then, and when the page or the device has slept.
   * @param {AbortSignal} signal ends it
   */
  keep(signal) {
    const sync = () => void this.sync();
    let looked = Date.now();
    let asked = performance.now();
    const timer = setInterval(() => {
      const slept = Math.abs(Date.now() - looked - LOOK_MS) > LOOK_MS;
      looked = Date.now();
      if (slept || performance.now() - asked > AGAIN_MS) {
        asked = performance.now();
        sync();
      }
    }, LOOK_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
    addEventListener('online', sync, { signal });
    addEventListener('pageshow', sync, { signal });
    document.addEventListener('visibilitychange', () => document.hidden || sync(), { signal });
    sync();
  }

  async #sample() {
    for (let i = 0; i < SAMPLES; i++) {
      const sent = performance.now();
      let now;
      try {
        ({ now } = await this.#time());
      } catch {
        return; // offline: "online", or the next look, asks again
      }
      const received = performance.now();
      this.#learn(Date.parse(now) - (sent + received) / 2, (received - sent) / 2, received);
    }
  }

  /**
   * Takes what is more exact, or what shows that the old is wrong: the two can't both be right.
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
 * Counts whole seconds down to an instant: every screen changes its number at the same moment.
 * @param {Clock} clock
 * @param {number} at by the lobby's clock, in ms since 1970
 * @param {(seconds: number) => unknown} tick called at once, at every change, and with 0 at last
 * @returns {() => void} stops it
 */
export function countTo(clock, at, tick) {
  const stopped = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {number | undefined} */
  let shown;
  const step = () => {
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
  clock.known(stopped.signal).then(() => stopped.signal.aborted || step());
  return () => {
    stopped.abort();
    clearTimeout(timer);
  };
}
