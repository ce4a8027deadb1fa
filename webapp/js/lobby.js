// @ts-check
/**
 * The lobby's client: its HTTP API as promises, its streams as async iterables of whole states.
 */
import { comet } from './comet.js';

/**
 * @typedef {{ id: string, name: string }} Player
 * @typedef {{ playerId: string, name: string, team?: string, ready: boolean, connected: boolean }} Seat
 * @typedef {'waiting' | 'countdown' | 'started' | 'closed'} Phase
 * @typedef {object} Room
 * @property {string} code
 * @property {string} game
 * @property {string} title the game's name, if nobody chose another
 * @property {'public' | 'unlisted'} visibility
 * @property {Phase} phase
 * @property {number} minPlayers
 * @property {number} maxPlayers
 * @property {boolean} autoStart
 * @property {string} [host] a player's id
 * @property {Seat[]} seats
 * @property {number} version
 * @typedef {object} Summary a room in a list
 * @property {string} code
 * @property {string} game
 * @property {string} title the game's name, if nobody chose another
 * @property {Phase} phase
 * @property {number} maxPlayers
 * @property {number} seated
 * @typedef {object} NewRoom
 * @property {string} game
 * @property {string} [title]
 * @property {number} maxPlayers
 * @property {number} [minPlayers]
 * @property {'public' | 'unlisted'} [visibility]
 * @typedef {{ field: string, message: string }} FieldError
 * @typedef {{ type?: string, title?: string, detail?: string, errors?: FieldError[] }} Problem
 * @typedef {object} WatchOptions
 * @property {AbortSignal} [signal] ends it
 * @property {(state: import('./comet.js').CometState) => unknown} [onState] told how the connection is
 * @property {string} [playerId] who watches: tabs share a stream, but not with those of a time
 *   before the visitor was a player
 */

/** The lobby said no; `problem` is its problem document (RFC 9457). */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {Problem} problem
   */
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The lobby answered ${status}`);
    this.name = 'Refusal';
    this.status = status;
    this.problem = problem;
  }
}

export class Lobby {
  #root;

  /** @param {string | URL} root where the lobby is, with a slash at the end */
  constructor(root = new URL('../', import.meta.url)) {
    this.#root = new URL(root, document.baseURI);
  }

  /**
   * Makes the visitor a player; the browser keeps the proof as a cookie.
   * @param {string} name
   * @returns {Promise<Player>}
   */
  register(name) {
    return this.#send('POST', 'api/players', { name });
  }

  /**
   * @param {NewRoom} room
   * @returns {Promise<Room>} with the caller as host
   */
  create(room) {
    return this.#send('POST', 'api/rooms', room);
  }

  /**
   * @param {string} code
   * @returns {Promise<Room>}
   */
  takeSeat(code) {
    return this.#send('POST', `api/rooms/${encodeURIComponent(code)}/seats`, {});
  }

  /**
   * @param {string} code
   * @returns {Promise<void>}
   */
  leave(code) {
    return this.#send('DELETE', `api/rooms/${encodeURIComponent(code)}/seats/me`);
  }

  /**
   * @param {string} code
   * @returns {Promise<void>}
   */
  start(code) {
    return this.#send('POST', `api/rooms/${encodeURIComponent(code)}/start`);
  }

  /**
   * A room as it is now and after every change, until it is closed. Who reads slowly skips to the
   * newest.
   * @param {string} code
   * @param {WatchOptions} [options]
   * @returns {AsyncGenerator<Room, void>}
   */
  async *watch(code, options) {
    const player = options?.playerId ? `&player=${encodeURIComponent(options.playerId)}` : '';
    const path = `streams/rooms/${encodeURIComponent(code)}?view=state${player}`;
    yield* this.#states(path, options);
  }

  /**
   * The public rooms, now and after every change.
   * @param {WatchOptions} [options]
   * @returns {AsyncGenerator<Summary[], void>}
   */
  async *watchRooms(options) {
    for await (const list of this.#states('streams/rooms', options)) {
      yield list.rooms;
    }
  }

  /**
   * @param {string} path
   * @param {WatchOptions} [options]
   */
  async *#states(path, { signal, onState } = {}) {
    const stream = comet(new URL(path, this.#root), { signal, shared: true });
    if (onState) {
      stream.addEventListener('statechange', () => onState(stream.state));
    }
    for await (const part of stream) {
      if (part.event === 'snapshot' || !part.event) {
        yield part.json();
      }
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async #send(method, path, body) {
    const response = await fetch(new URL(path, this.#root), {
      method,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Refusal(response.status, problemOf(text));
    }
    return text === '' ? undefined : JSON.parse(text);
  }
}

/** What a proxy in between answers need not be JSON. @param {string} text */
function problemOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
