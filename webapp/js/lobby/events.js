// @ts-check
/** A room's events: their data and their listeners. */

/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../lobby.js').Seat} Seat
 *
 * @typedef {object} Start
 * @property {string} [ticket] a signed JWT that identifies the player to the game's server; a
 *   spectator has no ticket
 * @property {string} [url] the game's address, if the lobby knows it
 * @property {unknown} [problem] why there is no ticket: a Refusal, or a network error
 * @property {Seat[]} seats
 * @property {string} startsAt by the lobby's clock
 *
 * @typedef {{ version: number }} Versioned the room's version after the event
 * @typedef {{ playerId: string } & Versioned} OfPlayer
 * @typedef {object} RoomEvents the data of each event
 * @property {Room & { recovered?: boolean }} snapshot the whole room, at first and after a gap
 * @property {Seat & { as: 'player' | 'spectator', spectators: number } & Versioned} joined
 * @property {{ name: string, as: 'player' | 'spectator', reason: 'left' | 'kicked' | 'banned' | 'timeout' } & OfPlayer} left
 * @property {{ team?: string } & OfPlayer} team
 * @property {{ ready: boolean } & OfPlayer} ready
 * @property {{ connected: boolean } & OfPlayer} connection
 * @property {OfPlayer} host
 * @property {{ metadata: Record<string, any> } & Versioned} metadata
 * @property {import('../lobby.js').Message} message
 * @property {{ name: string, role: 'player' | 'spectator', type: string, afterMillis: { from: number, to: number } } & OfPlayer} scheduled
 *   the lobby will relay a message at a moment that it chooses
 * @property {{ startsAt: string }} countdown
 * @property {Versioned} countdown-cancelled
 * @property {Start} start
 * @property {{ reason: 'kicked' | 'banned' | 'timeout' }} kicked the visitor has lost the seat
 * @property {{}} closed
 * @property {import('./room.js').RoomHandle} change after every event: time to show the room
 * @property {import('../comet.js').CometState} connectionstate of the stream
 * @property {unknown} error the stream can't go on
 */

/** Events that happen once; a listener that is added later is told, too. */
const LASTING = ['start', 'kicked', 'closed'];

export class Listeners {
  /** @type {Map<string, Set<(data: any) => unknown>>} */
  #listeners = new Map();
  /** @type {Map<string, any>} */
  #happened = new Map();

  /** @param {string} event @param {(data: any) => unknown} listener */
  add(event, listener) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
    if (this.#happened.has(event)) {
      queueMicrotask(() => {
        if (this.#listeners.get(event)?.has(listener)) {
          call(listener, this.#happened.get(event));
        }
      });
    }
  }

  /** @param {string} event @param {(data: any) => unknown} listener */
  remove(event, listener) {
    this.#listeners.get(event)?.delete(listener);
  }

  /** Returns whether a lasting event has happened. @param {string} event */
  has(event) {
    return this.#happened.has(event);
  }

  /** @param {string} event @param {any} data */
  tell(event, data) {
    if (LASTING.includes(event)) {
      if (this.#happened.has(event)) {
        return;
      }
      this.#happened.set(event, data);
    }
    this.#listeners.get(event)?.forEach((listener) => call(listener, data));
  }
}

/**
 * Calls a listener; its failure does not reach the other listeners.
 * @param {(data: any) => unknown} listener
 * @param {any} data
 */
function call(listener, data) {
  try {
    listener(data);
  } catch (error) {
    (globalThis.reportError ?? console.error)(error); // Node.js has no reportError
  }
}
