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
 * @property {number} spectators how many watch
 * @property {string} [startsAt] while it counts down, and after the start: when, by the lobby's clock
 * @property {Record<string, any>} metadata what the game says about the room
 * @property {number} version
 * @typedef {object} Message
 * @property {string} playerId
 * @property {string} name
 * @property {string} type "chat", or what the game calls it
 * @property {string} [text] of a line of chat
 * @property {any} [data] of a game's message
 * @property {number} version
 * @typedef {{ event: string, data: any }} RoomEvent
 * @typedef {object} MatchWish
 * @property {string} game
 * @property {number} maxPlayers
 * @property {number} [minPlayers]
 * @property {Record<string, any>} [attributes] of two wishes, those that both name have to be equal
 * @typedef {object} Filter
 * @property {string} [game]
 * @property {Phase} [phase]
 * @property {boolean} [open] only rooms with a free seat
 * @property {string} [q] what the title or the game's name contains
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
 * @property {boolean} [autoStart] whether a full room, or one where all are ready, starts by itself
 * @property {number} [countdownSeconds]
 * @property {Record<string, any>} [metadata]
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

  /** @param {Filter} [filter] @returns {Promise<Summary[]>} the public rooms */
  async rooms(filter = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(filter)) {
      query.set(name, String(value));
    }
    return (await this.#send('GET', `api/rooms?${query}`)).rooms;
  }

  /** @param {string} code @returns {Promise<Room>} */
  room(code) {
    return this.#send('GET', inRoom(code));
  }

  /** A seat in a room that fits, or in a new one. @param {MatchWish} wish @returns {Promise<Room>} */
  quickMatch(wish) {
    return this.#send('POST', 'api/quick-match', wish);
  }

  /**
   * @param {string} code
   * @param {{ as?: 'player' | 'spectator', team?: string }} [wish]
   * @returns {Promise<Room>}
   */
  takeSeat(code, wish = {}) {
    return this.#send('POST', inRoom(code, 'seats'), wish);
  }

  /** @param {string} code @returns {Promise<void>} */
  leave(code) {
    return this.#send('DELETE', inRoom(code, 'seats/me'));
  }

  /** @param {string} code @param {boolean} ready @returns {Promise<Room>} */
  setReady(code, ready) {
    return this.#send('PUT', inRoom(code, 'seats/me/ready'), { ready });
  }

  /**
   * As host: sends somebody away.
   * @param {string} code
   * @param {string} playerId
   * @param {{ ban?: boolean }} [how] with a ban: for as long as there is the room
   * @returns {Promise<void>}
   */
  kick(code, playerId, { ban = false } = {}) {
    return this.#send('DELETE', `${inRoom(code, 'seats')}/${encodeURIComponent(playerId)}?ban=${ban}`);
  }

  /** As host: lets somebody else be host. @param {string} code @param {string} playerId @returns {Promise<Room>} */
  transferHost(code, playerId) {
    return this.#send('PUT', inRoom(code, 'host'), { playerId });
  }

  /** As host. @param {string} code @param {Record<string, any>} metadata @returns {Promise<Room>} */
  setMetadata(code, metadata) {
    return this.#send('PUT', inRoom(code, 'metadata'), metadata);
  }

  /** As host: starts the room, or its countdown. @param {string} code @returns {Promise<void>} */
  start(code) {
    return this.#send('POST', inRoom(code, 'start'));
  }

  /** Says a line of chat. @param {string} code @param {string} text @returns {Promise<void>} */
  say(code, text) {
    return this.#send('POST', inRoom(code, 'messages'), { text });
  }

  /** Sends a message of the game's own. @param {string} code @param {string} type @param {any} data @returns {Promise<void>} */
  send(code, type, data) {
    return this.#send('POST', inRoom(code, 'messages'), { type, data });
  }

  /** What was said before, as far as the lobby remembers. @param {string} code @returns {Promise<Message[]>} */
  async messages(code) {
    return (await this.#send('GET', inRoom(code, 'messages'))).messages;
  }

  /** After the start. @param {string} code @returns {Promise<{ ticket: string, url?: string }>} */
  ticket(code) {
    return this.#send('GET', inRoom(code, 'ticket'));
  }

  /** The lobby's time. @returns {Promise<{ now: string }>} */
  time() {
    return this.#send('GET', 'api/time');
  }

  /**
   * A room's events, none left out; the first is a `snapshot`, the whole room.
   * @param {string} code
   * @param {WatchOptions} [options]
   * @returns {AsyncGenerator<RoomEvent, void>}
   */
  async *events(code, options) {
    for await (const part of this.#stream(streamOf(code, 'events', options), options)) {
      yield { event: part.event, data: part.json() };
    }
  }

  /**
   * A room as it is now and after every change, until it is closed. Who reads slowly skips to the
   * newest.
   * @param {string} code
   * @param {WatchOptions} [options]
   * @returns {AsyncGenerator<Room, void>}
   */
  async *watch(code, options) {
    yield* this.#states(streamOf(code, 'state', options), options);
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
  async *#states(path, options) {
    for await (const part of this.#stream(path, options)) {
      if (part.event === 'snapshot' || !part.event) {
        yield part.json();
      }
    }
  }

  /**
   * @param {string} path
   * @param {WatchOptions} [options]
   */
  #stream(path, { signal, onState } = {}) {
    const stream = comet(new URL(path, this.#root), { signal, shared: true });
    if (onState) {
      stream.addEventListener('statechange', () => onState(stream.state));
    }
    return stream;
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

/** @param {string} code @param {string} [what] */
function inRoom(code, what) {
  const room = `api/rooms/${encodeURIComponent(code)}`;
  return what ? `${room}/${what}` : room;
}

/** @param {string} code @param {'state' | 'events'} view @param {WatchOptions} [options] */
function streamOf(code, view, options) {
  const player = options?.playerId ? `&player=${encodeURIComponent(options.playerId)}` : '';
  return `streams/rooms/${encodeURIComponent(code)}?view=${view}${player}`;
}

/** What a proxy in between answers need not be JSON. @param {string} text */
function problemOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
