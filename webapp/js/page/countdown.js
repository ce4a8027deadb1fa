// @ts-check
/** Counts the seconds to the start, the same on every screen. */
import { numberText } from './page.js';

export class Countdown {
  #shown;
  #clock;
  #tick;
  /** @type {number | undefined} */
  #timer;
  #startsAt = 0;

  /**
   * @param {HTMLElement} shown where the number goes
   * @param {import('./clock.js').LobbyClock} clock
   * @param {(seconds: number) => void} tick told each new number
   */
  constructor(shown, clock, tick) {
    this.#shown = shown;
    this.#clock = clock;
    this.#tick = tick;
  }

  /** @param {import('../lobby.js').Room} room */
  async show(room) {
    const counting = room.phase === 'countdown' && room.startsAt !== undefined;
    this.#shown.hidden = !counting;
    clearTimeout(this.#timer);
    if (!counting) {
      return;
    }
    this.#startsAt = Date.parse(/** @type {string} */ (room.startsAt));
    if (!this.#clock.isSet) {
      // A device whose clock is an hour off would show an hour, if only for a moment.
      await this.#clock.sync().catch(() => {});
    }
    if (!this.#shown.hidden) {
      this.#count();
    }
  }

  #count() {
    clearTimeout(this.#timer);
    const left = Math.max(0, this.#startsAt - this.#clock.now());
    const seconds = Math.ceil(left / 1000);
    this.#shown.textContent = numberText(seconds);
    this.#tick(seconds);
    if (left > 0) {
      this.#timer = setTimeout(() => this.#count(), left % 1000 || 1000);
    }
  }
}
