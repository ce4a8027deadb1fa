// @ts-check
/**
 * The lobby's client. What a game needs:
 *
 *     const room = await join('reversi', { name, size: 2 });
 *     room.on('start', ({ ticket, seats }) => ...);
 *
 * And below that the HTTP API as promises, its streams as async iterables.
 */
import { comet } from './comet.js';
import { Clock } from './lobby/clock.js';
import { RoomHandle } from './lobby/room.js';

export { Clock, RoomHandle };

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
 * @property {number} [scheduled] the version of the event `scheduled` that announced it, if the
 *   lobby has chosen its moment
 * @property {number} version
 * @typedef {{ event: string, data: any }} RoomEvent
 * @typedef {object} MatchWish
 * @property {string} game
 * @property {number} maxPlayers
 * @property {number} [minPlayers]
 * @property {number} [countdownSeconds] of the room, if one has to be opened
 * @property {Record<string, any>} [attributes] of two wishes, those that both name have to be equal
 * @typedef {object} JoinOptions
 * @property {string} [name] of the visitor, who keeps the one they have
 * @property {number} [size] how many seats: 2
 * @property {number} [minPlayers] with how many it may start: 2
 * @property {number} [countdownSeconds] of a room that is opened: 0
 * @property {Record<string, any>} [attributes] of a quick match, see {@link MatchWish}
 * @property {string} [code] joins this room
 * @property {Partial<NewRoom>} [create] opens a room that is found by its code alone, unless it
 *   says otherwise
 * @property {'player' | 'spectator'} [as] with a code
 * @property {string} [team] with a code
 * @property {boolean} [history] whether messages of before are told, too: true
 * @typedef {object} SendOptions
 * @property {number | { from: number, to: number }} [after] in so many ms, at most 60,000; of a
 *   range the lobby draws the moment, and nobody knows it in advance
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
  /** Where the proof is kept of who the visitor is: at the lobby's own site, in its cookie. */
  #key = '';
  /** @type {string | undefined} */
  #token;
  /** @type {Clock | undefined} */
  #clock;

  /**
   * @param {string | URL} root where the lobby is, with a slash at the end
   * @param {{ game?: string }} [options] for pages of another site: a player of which game
   */
  constructor(root = new URL('../', import.meta.url), { game = '' } = {}) {
    this.#root = new URL(root, document.baseURI);
    if (this.#isForeign) {
      this.#key = `comet-lobby ${this.#root.href} ${game}`;
      this.#token = recall(this.#key);
    }
  }

  /**
   * A seat in a room of a game: by quick match, or in a certain room, or in one of one's own.
   * Makes the visitor a player, if need be.
   * @param {string} game
   * @param {JoinOptions} [options]
   * @returns {Promise<RoomHandle>}
   */
  async join(game, options = {}) {
    const lobby = this.#isForeign ? new Lobby(this.#root, { game }) : this;
    const me = await lobby.#known(options.name);
    const room = new RoomHandle(lobby, me, await lobby.#seat(game, options), options);
    room.clock.sync(); // so that the clock is right when the game first reads it
    return room;
  }

  /**
   * @param {string} game
   * @param {JoinOptions} options
   */
  async #seat(game, { code, create, size = 2, minPlayers, countdownSeconds, attributes, as, team }) {
    if (code) {
      if ((await this.room(code)).game !== game) {
        const type = 'urn:comet-lobby:problem:no-such-room';
        throw new Refusal(404, { type, title: 'No such room', detail: `No room of ${game} has this code` });
      }
      return this.takeSeat(code, { as, team });
    }
    const wish = { game, maxPlayers: size, minPlayers, countdownSeconds };
    return create
      ? this.create({ visibility: 'unlisted', ...wish, ...create })
      : this.quickMatch({ ...wish, attributes });
  }

  /** The lobby's clock. */
  get clock() {
    return (this.#clock ??= new Clock(() => this.time()));
  }

  /**
   * Makes the visitor a player. The browser keeps the proof as a cookie; for a page of another
   * site it is a token, kept by this script.
   * @param {string} name
   * @returns {Promise<Player>}
   */
  register(name) {
    return this.#player({ name });
  }

  /** The visitor, and a new player only for whom the lobby doesn't know. @param {string} [name] */
  #known(name) {
    return this.#player({ name, keep: true });
  }

  /** @param {{ name?: string, keep?: boolean }} wish @returns {Promise<Player>} */
  async #player(wish) {
    const { token, ...player } = await this.#send('POST', 'api/players', wish);
    if (token && this.#isForeign) {
      this.#token = token;
      keep(this.#key, token);
    }
    return player;
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

  /**
   * Sends a message of the game's own.
   * @param {string} code
   * @param {string} type
   * @param {any} data any JSON
   * @param {SendOptions} [options]
   * @returns {Promise<void>}
   */
  send(code, type, data, { after } = {}) {
    const afterMillis = typeof after === 'number' ? { from: after, to: after } : after;
    return this.#send('POST', inRoom(code, 'messages'), { type, data, afterMillis });
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
    const stream = comet(new URL(path, this.#root), { signal, shared: true, ...this.#proof });
    if (onState) {
      stream.addEventListener('statechange', () => onState(stream.state));
    }
    return stream;
  }

  get #isForeign() {
    return this.#root.origin !== location.origin;
  }

  /** @returns {{ credentials: RequestCredentials, headers: Record<string, string> }} */
  get #proof() {
    return {
      credentials: this.#isForeign ? 'omit' : 'same-origin',
      headers: this.#token ? { Authorization: `Bearer ${this.#token}` } : {},
    };
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async #send(method, path, body) {
    const response = await fetch(new URL(path, this.#root), {
      method,
      credentials: this.#proof.credentials,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        ...this.#proof.headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Refusal(response.status, problemOf(text));
    }
    return text === '' ? undefined : JSON.parse(text);
  }
}

/** The lobby that this script comes from. */
export const lobby = new Lobby();
export default lobby;

/**
 * A seat in a room of a game, see {@link Lobby.join}.
 * @param {string} game
 * @param {JoinOptions} [options]
 */
export const join = (game, options) => lobby.join(game, options);

/** A browser that keeps nothing lets a player play, until the page is left. @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} key @param {string} token */
function keep(key, token) {
  try {
    localStorage.setItem(key, token);
  } catch {
    // See recall().
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
