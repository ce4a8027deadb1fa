// @ts-check
/** Sound and vibration at the start: off by default, the choice remembered. */
import { element, recall, remember } from './page.js';

/** A rising fifth: pitches in Hz, times in seconds. */
const NOTES = [
  { pitch: 523.25, at: 0 },
  { pitch: 783.99, at: 0.16 },
];
const NOTE_SECONDS = 0.5;
const LOUDNESS = 0.2;
/** A sound later than this after the start would mislead. */
const LATE_MS = 1000;
const SHAKES_MS = [200, 80, 300];

export class Alerts {
  /** @type {AudioContext | undefined} */
  #audio;
  #sound = box('sound');
  #vibration = box('vibration');

  constructor() {
    this.#sound.addEventListener('change', () => this.#sound.checked && this.#play());
    this.#vibration.addEventListener('change', () => this.#vibration.checked && this.#shake());
    /** @type {HTMLElement} */ (this.#vibration.parentElement).hidden = !navigator.vibrate;
    // A browser plays no sound before the user has touched the page.
    addEventListener('pointerdown', () => this.#sound.checked && this.#wake(), { once: true });
    addEventListener('keydown', () => this.#sound.checked && this.#wake(), { once: true });
  }

  start() {
    if (this.#sound.checked) {
      this.#play();
    }
    if (this.#vibration.checked) {
      this.#shake();
    }
  }

  #shake() {
    navigator.vibrate?.(SHAKES_MS);
  }

  #wake() {
    this.#audio ??= new AudioContext();
    this.#audio.resume().catch(() => {});
    return this.#audio;
  }

  async #play() {
    const audio = this.#wake();
    const asked = performance.now();
    await audio.resume();
    if (performance.now() - asked > LATE_MS) {
      return;
    }
    for (const { pitch, at } of NOTES) {
      const begin = audio.currentTime + at;
      const note = new OscillatorNode(audio, { type: 'triangle', frequency: pitch });
      const volume = new GainNode(audio, { gain: 0 });
      volume.gain.linearRampToValueAtTime(0, begin);
      volume.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, begin + NOTE_SECONDS);
      note.connect(volume).connect(audio.destination);
      note.start(begin);
      note.stop(begin + NOTE_SECONDS);
    }
  }
}

/** @param {string} id */
function box(id) {
  const found = /** @type {HTMLInputElement} */ (element(id));
  found.checked = recall(id) === 'on';
  found.addEventListener('change', () => remember(id, found.checked ? 'on' : 'off'));
  return found;
}
