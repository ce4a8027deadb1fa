// @ts-check
/**
 * The lobby's clock, whatever the device's own says: its offset is worked out from round trips of
 * `GET api/time`. The quickest counts, for it leaves the least room for error.
 */
const ROUND_TRIPS = 5;

export class LobbyClock {
  #lobby;
  /** From the page's own time, which nobody can set, to the lobby's. @type {number | undefined} */
  #offset;
  /** @type {Promise<void> | undefined} */
  #syncing;

  /** @param {import('../lobby.js').Lobby} lobby */
  constructor(lobby) {
    this.#lobby = lobby;
  }

  /** Whether it has been set once. */
  get isSet() {
    return this.#offset !== undefined;
  }

  /** The lobby's time in ms since 1970; until the first `sync` the device's. */
  now() {
    return performance.now() + (this.#offset ?? performance.timeOrigin);
  }

  /**
   * Sets the clock: at the beginning, and whenever the device may have slept.
   * @returns {Promise<void>}
   */
  sync() {
    return (this.#syncing ??= this.#ask().finally(() => (this.#syncing = undefined)));
  }

  async #ask() {
    let quickest = Infinity;
    for (let i = 0; i < ROUND_TRIPS; i++) {
      const sent = performance.now();
      const { now } = await this.#lobby.time();
      const received = performance.now();
      if (received - sent < quickest) {
        quickest = received - sent;
        this.#offset = Date.parse(now) - (sent + received) / 2;
      }
    }
  }
}
