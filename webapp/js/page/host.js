// @ts-check
/** The host's actions, each after a dialog that explains its effect. */
import { element, explain, text } from './page.js';
import { doubtsAbout } from './words.js';

/**
 * @typedef {import('../lobby.js').Lobby} Lobby
 * @typedef {import('../lobby.js').Seat} Seat
 * @typedef {import('../lobby.js').Room} Room
 */

/** The dialog about a player at a seat. */
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

  /** Closes the dialog if the player has gone or the visitor is no longer host. @param {Room} room @param {boolean} host */
  update(room, host) {
    const here = room.seats.some((seat) => seat.playerId === this.#playerId);
    if (this.#dialog.open && !(here && host)) {
      this.#dialog.close();
    }
  }
}

/** @param {Lobby} lobby @param {string} code @param {string} action @param {string} playerId */
function act(lobby, code, action, playerId) {
  return action === 'host'
    ? lobby.transferHost(code, playerId)
    : lobby.kick(code, playerId, { ban: action === 'ban' });
}

/**
 * Asks the host to confirm a start, unless all players are here and ready.
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
