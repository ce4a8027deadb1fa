// @ts-check
/** What a host does to others, each time after a question that says what will come of it. */
import { element, explain, text } from './page.js';
import { doubtsAbout } from './words.js';

/**
 * @typedef {import('../lobby.js').Lobby} Lobby
 * @typedef {import('../lobby.js').Seat} Seat
 * @typedef {import('../lobby.js').Room} Room
 */

/** The question about somebody at their seat. */
export class SeatDialog {
  #dialog = /** @type {HTMLDialogElement} */ (element('manage'));
  #problem = /** @type {HTMLElement} */ (this.#dialog.querySelector('.problem'));
  #playerId = '';

  /** @param {Lobby} lobby @param {string} code */
  constructor(lobby, code) {
    element('manage-form').addEventListener('submit', async (event) => {
      event.preventDefault();
      const button = /** @type {HTMLButtonElement} */ (/** @type {SubmitEvent} */ (event).submitter);
      this.#problem.hidden = true;
      try {
        await act(lobby, code, button.value, this.#playerId);
        this.#dialog.close();
      } catch (error) {
        this.#problem.textContent = explain(error);
        this.#problem.hidden = false;
      }
    });
    this.#dialog.querySelector('[data-close]')?.addEventListener('click', () => this.#dialog.close());
  }

  /** @param {Seat} seat */
  open(seat) {
    this.#playerId = seat.playerId;
    this.#problem.hidden = true;
    element('manage-heading').textContent = text('seat.manage', seat.name);
    this.#dialog.showModal();
  }

  /** Closes it when it is about somebody who is gone, or when the visitor is host no more. @param {Room} room @param {boolean} host */
  update(room, host) {
    const here = room.seats.some((seat) => seat.playerId === this.#playerId);
    if (this.#dialog.open && !(here && host)) {
      this.#dialog.close();
    }
  }
}

/** @param {Lobby} lobby @param {string} code @param {string} what @param {string} playerId */
function act(lobby, code, what, playerId) {
  return what === 'host'
    ? lobby.transferHost(code, playerId)
    : lobby.kick(code, playerId, { ban: what === 'ban' });
}

/**
 * Asks the host, unless all are here and ready.
 * @param {Room} room
 * @returns {Promise<boolean>} whether to start
 */
export function confirmStart(room) {
  const doubts = doubtsAbout(room);
  if (doubts === '') {
    return Promise.resolve(true);
  }
  const dialog = /** @type {HTMLDialogElement} */ (element('confirm'));
  element('confirm-heading').textContent = text('room.start.confirm');
  element('confirm-text').textContent = doubts;
  element('confirm-yes').textContent = text('room.start.confirm.yes');
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}
