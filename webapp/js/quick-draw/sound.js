// @ts-check
/** A short tone and a vibration, if the player has switched them on. */
import { element, recall, remember } from '../page/page.js';

/** The storage key of the player's choice. */
const CHOICE = 'quick-draw-feel';

export class Sound {
  #wanted = /** @type {HTMLInputElement} */ (element('feel'));
  /** @type {AudioContext | undefined} */
  #audio;

  constructor() {
    this.#wanted.checked = recall(CHOICE) === 'on';
    this.#wanted.addEventListener('change', () => {
      remember(CHOICE, this.#wanted.checked ? 'on' : 'off');
      this.play(660, 20);
    });
  }

  /** @param {number} hertz @param {number | number[]} [shake] ms, or alternating vibrations and pauses */
  play(hertz, shake = 0) {
    if (!this.#wanted.checked) {
      return;
    }
    navigator.vibrate?.(shake);
    const audio = (this.#audio ??= new AudioContext());
    const tone = new OscillatorNode(audio, { frequency: hertz });
    const volume = new GainNode(audio, { gain: 0.2 });
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.25);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.25);
  }
}
