// @ts-check
/**
 * The lobby's client. A game needs:
 *
 *     const room = await join('reversi', { name, size: 2 });
 *     room.on('start', ({ ticket, seats }) => ...);
 *
 * Below that, {@link Lobby} has the HTTP API as promises and its streams as async iterables.
 */
import { Access } from './lobby/access.js';
import { withoutBriefBreaks } from './lobby/breaks.js';
import { Clock } from './lobby/clock.js';
import { codeIn } from './lobby/code.js';
import { listAfter, listOf } from './lobby/list.js';
import { inRoom, queryOf, streamOf } from './lobby/paths.js';
import { RoomHandle } from './lobby/room.js';

export { Clock, RoomHandle, withoutBriefBreaks };

/**
 * Joins that were aborted on their way. Each gives its seat up before the next join asks for one: that
 * could get the same seat, and lose it with the first.
 * @type {Set<Promise<unknown>>}
 */
const aborted = new Set();

/** @param {Promise<unknown>} joining */
function waitFor(joining) {
  /** @type {Promise<unknown>} */
  const end = joining.catch(() => {}).then(() => aborted.delete(end));
  aborted.add(end);
}

/**
 * @typedef {{ id: string, name: string }} Player
 * @typedef {{ playerId: string, name: string, team?: string, ready: boolean, connected: boolean }} Seat
 * @typedef {'nothing' | 'chat' | 'everything'} SpectatorsMay what spectators may say: lines of chat, or
 *   also messages of the game
 * @typedef {'waiting' | 'countdown' | 'started' | 'closed'} Phase
 * @typedef {object} Room
 * @property {string} code
 * @property {string} game
 * @property {string} title the game's name by default
 * @property {'public' | 'unlisted'} visibility
 * @property {Phase} phase
 * @property {number} minPlayers
 * @property {number} maxPlayers
 * @property {boolean} autoStart
 * @property {SpectatorsMay} spectatorsMay
 * @property {string} [host] a player's id
 * @property {Seat[]} seats
 * @property {number} spectators the number of spectators
 * @property {string} [startsAt] during a countdown and after the start; by the lobby's clock
 * @property {Record<string, any>} metadata the game's own data about the room
 * @property {number} version
 * @typedef {object} Message
 * @property {string} playerId
 * @property {string} name
 * @property {'player' | 'spectator'} role the sender's at that moment
 * @property {string} type "chat", or a type of the game
 * @property {string} [text] of a line of chat
 * @property {any} [data] of a game's message
 * @property {number} [scheduled] the version of the event `scheduled` that announced the message,
 *   if the lobby has chosen its moment
 * @property {number} version
 * @typedef {{ event: string, data: any }} RoomEvent
 * @typedef {object} MatchWish
 * @property {string} game
 * @property {number} maxPlayers
 * @property {number} [minPlayers]
 * @property {number} [countdownSeconds] of a new room
 * @property {Record<string, any>} [attributes] two wishes match if the attributes that both name
 *   are equal
 * @typedef {object} JoinOptions
 * @property {string} [name] of the visitor; a player keeps the present name
 * @property {number} [size] the number of seats: 2
 * @property {number} [minPlayers] the players needed for a start: 2
 * @property {number} [countdownSeconds] of a new room: 0
 * @property {Record<string, any>} [attributes] of a quick match, see {@link MatchWish}
 * @property {string} [code] joins the room with this code, as a visitor types it or in its link
 * @property {Partial<NewRoom>} [create] opens a room, unlisted by default
 * @property {'player' | 'spectator'} [as] with a code
 * @property {string} [team] with a code
 * @property {AbortSignal} [signal] when it is aborted, gives up the seat that is on its way
 * @property {boolean} [history] whether earlier messages are told, too: true
 * @typedef {object} SendOptions
 * @property {number | { from: number, to: number }} [after] the delay in ms, at most 60,000; in a
 *   range, the lobby draws a delay that no player knows in advance
 * @typedef {object} Filter
 * @property {string} [game]
 * @property {Phase | Phase[]} [phase] one phase, or several
 * @property {boolean} [open] only rooms with a free seat
 * @property {string} [q] a part of the title or of the game's name
 * @property {'newest' | 'fullest'} [sort] the order: newest first
 * @property {number} [limit] the most rooms of the list, 1 to 500: 100
 * @typedef {object} Summary a room in a list
 * @property {string} code
 * @property {string} game
 * @property {string} title the game's name by default
 * @property {Phase} phase
 * @property {number} maxPlayers
 * @property {number} seated
 * @typedef {Summary[] & { total: number, next?: string }} RoomList the first rooms that pass a filter,
 *   and the number of all; `next` is for the list that follows, if any
 * @typedef {object} NewRoom
 * @property {string} game
 * @property {string} [title]
 * @property {number} maxPlayers
 * @property {number} [minPlayers]
 * @property {'public' | 'unlisted'} [visibility]
 * @property {boolean} [autoStart] whether the room starts by itself once it is full or all players are
 *   ready, and everybody is there: true
 * @property {SpectatorsMay} [spectatorsMay] what spectators may say: 'chat'
 * @property {number} [countdownSeconds]
 * @property {Record<string, any>} [metadata]
 * @typedef {{ field: string, message: string }} FieldError
 * @typedef {{ type?: string, title?: string, detail?: string, errors?: FieldError[] }} Problem
 * @typedef {object} WatchOptions
 * @property {AbortSignal} [signal] ends the stream
 * @property {(state: import('./comet.js').CometState) => unknown} [onState] told
 *   the state of the connection
 * @property {() => unknown} [onHeartbeat] told that the connection of this tab still carries something
 * @property {string} [playerId] the visitor's: tabs share a stream only if they have the same player
 */

/** An error response of the lobby; `problem` is its problem document (RFC 9457). */
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

/**
 * The lobby's API and streams. A method that changes something sends its request again, for at most a
 * minute, after a broken connection or when the lobby is not available; the change happens only once.
 * Later changes of the same room wait for it.
 */
export class Lobby {
  #access;
  /** @type {Clock | undefined} */
  #clock;

  /**
   * @param {string | URL} root the lobby's address, with a slash at the end
   * @param {{ game?: string }} [options] the game whose player the visitor is, on another site's page
   */
  constructor(root = new URL('../', import.meta.url), { game = '' } = {}) {
    this.#access = new Access(root, game);
  }

  /**
   * Takes a seat in a room of a game: by quick match, by the room's code, or in a new room. Makes the
   * visitor a player first, if necessary.
   * @param {string} game
   * @param {JoinOptions} [options]
   * @returns {Promise<RoomHandle>}
   */
  async join(game, options = {}) {
    const { isForeign, root } = this.#access;
    const lobby = isForeign ? new Lobby(root, { game }) : this;
    await Promise.all(aborted);
    const joining = lobby.#join(game, options);
    const giveUp = () => waitFor(joining);
    options.signal?.addEventListener('abort', giveUp);
    return joining.finally(() => options.signal?.removeEventListener('abort', giveUp));
  }

  /**
   * @param {string} game
   * @param {JoinOptions} options
   */
  async #join(game, options) {
    const { signal } = options;
    signal?.throwIfAborted();
    const me = await this.introduce(options.name);
    signal?.throwIfAborted();
    const [path, wish] = await this.#seatWish(game, options);
    signal?.throwIfAborted();
    const answer = await this.#access.send('POST', path, wish);
    const seated = contentOf(answer);
    if (signal?.aborted) {
      // A seat that was there before belongs to another page of the visitor.
      if (answer.status === 201) {
        await this.leave(seated.code);
      }
      throw signal.reason;
    }
    const room = new RoomHandle(this, me, seated, options);
    room.clock.sync(); // so that the clock is right when the game reads it
    return room;
  }

  /**
   * Returns the path and the body of the request for a seat.
   * @param {string} game
   * @param {JoinOptions} options
   * @returns {Promise<[string, object]>}
   */
  async #seatWish(game, { code, create, size = 2, minPlayers, countdownSeconds, attributes, as, team }) {
    if (code) {
      const meant = codeIn(code) || code;
      if ((await this.room(meant)).game !== game) {
        const type = 'urn:comet-lobby:problem:no-such-room';
        throw new Refusal(404, { type, title: 'No such room', detail: `No room of ${game} has this code` });
      }
      return [inRoom(meant, 'seats'), { as, team }];
    }
    const wish = { game, maxPlayers: size, minPlayers, countdownSeconds };
    return create
      ? ['api/rooms', { visibility: 'unlisted', ...wish, ...create }]
      : ['api/quick-match', { ...wish, attributes }];
  }

  /** The lobby's address. */
  get root() {
    return this.#access.root;
  }

  /** The lobby's clock. */
  get clock() {
    return (this.#clock ??= new Clock(() => this.time()));
  }

  /**
   * Makes the visitor a player. The browser keeps the player's cookie; on a page of another site,
   * this script keeps a token.
   * @param {string} name
   * @returns {Promise<Player>}
   */
  register(name) {
    return this.#player({ name });
  }

  /**
   * Returns the visitor's player. Makes one only of a visitor whom the lobby doesn't know, or knows no
   * more.
   * @param {string} [name] of a new player
   * @returns {Promise<Player>}
   */
  introduce(name) {
    return this.#player({ name, keep: true });
  }

  /** @param {{ name?: string, keep?: boolean }} wish @returns {Promise<Player>} */
  async #player(wish) {
    const { token, ...player } = await this.#send('POST', 'api/players', wish);
    if (token) {
      await this.#access.take(token);
    }
    return player;
  }

  /**
   * Ends the visitor's player, who leaves all rooms: the next visitor of this browser is a stranger.
   * @returns {Promise<void>}
   */
  async signOut() {
    try {
      await this.#send('DELETE', 'api/players/me');
    } catch (error) {
      // 401 also if the first answer did not arrive.
      if (!(error instanceof Refusal && error.status === 401)) {
        throw error;
      }
    }
    if (this.#access.isForeign) {
      this.#access.take('');
    }
  }

  /**
   * @param {NewRoom} room
   * @returns {Promise<Room>} with the caller as host
   */
  create(room) {
    return this.#send('POST', 'api/rooms', room);
  }

  /**
   * @param {Filter & { after?: string }} [filter] `after` is the `next` of an earlier list
   * @returns {Promise<RoomList>} public rooms
   */
  async rooms(filter = {}) {
    return listOf(await this.#send('GET', `api/rooms${queryOf(filter)}`));
  }

  /** @param {string} code @returns {Promise<Room>} */
  room(code) {
    return this.#send('GET', inRoom(code));
  }

  /** Takes a seat in a room that fits, or in a new room. @param {MatchWish} wish @returns {Promise<Room>} */
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
   * Says that the visitor's page has a room in front of the visitor, or that it goes away; not repeated.
   * A {@link RoomHandle} does so by itself.
   * @param {string} code
   * @param {boolean} here
   * @returns {Promise<boolean>} whether the lobby has heard
   */
  present(code, here) {
    return this.#access.tell(inRoom(code, 'seats/me/presence'), { here });
  }

  /**
   * Removes a player, as host.
   * @param {string} code
   * @param {string} playerId
   * @param {{ ban?: boolean }} [how] a ban lasts as long as the room
   * @returns {Promise<void>}
   */
  kick(code, playerId, { ban = false } = {}) {
    return this.#send('DELETE', `${inRoom(code, 'seats')}/${encodeURIComponent(playerId)}?ban=${ban}`);
  }

  /** Makes another player the host, as host. @param {string} code @param {string} playerId @returns {Promise<Room>} */
  transferHost(code, playerId) {
    return this.#send('PUT', inRoom(code, 'host'), { playerId });
  }

  /** Replaces the room's metadata, as host. @param {string} code @param {Record<string, any>} metadata @returns {Promise<Room>} */
  setMetadata(code, metadata) {
    return this.#send('PUT', inRoom(code, 'metadata'), metadata);
  }

  /** Starts the room or its countdown, as host. @param {string} code @returns {Promise<void>} */
  start(code) {
    return this.#send('POST', inRoom(code, 'start'));
  }

  /** Sends a line of chat. @param {string} code @param {string} text @returns {Promise<void>} */
  say(code, text) {
    return this.#send('POST', inRoom(code, 'messages'), { text });
  }

  /**
   * Sends a message of the game.
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

  /**
   * Returns messages that the lobby still remembers, oldest first: all after a version, or the newest
   * hundred. Those of an unlisted room are for its members. Asks again, as for a change.
   * @param {string} code
   * @param {{ after?: number }} [options] the version of a message; 0 for all messages
   * @returns {Promise<Message[]>}
   */
  async messages(code, { after } = {}) {
    const path = inRoom(code, 'messages');
    if (after === undefined) {
      return (await this.#ask(path)).messages;
    }
    const all = [];
    for (let next = after; next !== undefined; ) {
      const page = await this.#ask(`${path}?after=${next}`);
      all.push(...page.messages);
      next = page.next;
    }
    return all;
  }

  /** Returns the player's ticket, after the start. @param {string} code @returns {Promise<{ ticket: string, url?: string }>} */
  ticket(code) {
    return this.#send('GET', inRoom(code, 'ticket'));
  }

  /**
   * Returns the address of a room's stream for a client that can set no header, such as
   * `new EventSource(address)` on another site's page. Its holder reads the stream as the visitor:
   * it opens the stream for a minute, and an EventSource comes back with it for a day.
   * @param {string} code
   * @returns {Promise<string>}
   */
  async streamAddress(code) {
    const stream = `streams/rooms/${encodeURIComponent(code)}`;
    const { ticket } = await this.#send('POST', 'api/stream-tickets', { stream: `/${stream}` });
    return new URL(`${stream}?ticket=${ticket}`, this.#access.root).href;
  }

  /** Returns the lobby's time. @returns {Promise<{ now: string }>} */
  time() {
    return this.#send('GET', 'api/time');
  }

  /**
   * Yields every event of a room; the first is a `snapshot`, the whole room.
   * @param {string} code
   * @param {WatchOptions} [options]
   * @returns {AsyncGenerator<RoomEvent, void>}
   */
  async *events(code, options) {
    for await (const part of this.#access.stream(streamOf(code, 'events', options), options)) {
      yield { event: part.event, data: part.json() };
    }
  }

  /**
   * Yields a room's present state and the state after every change, until the room is closed. A slow
   * reader skips to the newest state.
   * @param {string} code
   * @param {WatchOptions} [options]
   * @returns {AsyncGenerator<Room, void>}
   */
  async *watch(code, options) {
    yield* this.#states(streamOf(code, 'state', options), options);
  }

  /**
   * Yields the first public rooms that pass a filter, 100 by default, and the same list after every
   * change. Each list is a new array; a room that has not changed is the same object.
   * @param {Filter & WatchOptions} [options]
   * @returns {AsyncGenerator<RoomList, void>}
   */
  async *watchRooms({ game, phase, open, q, sort, limit, ...options } = {}) {
    const path = `streams/rooms${queryOf({ game, phase, open, q, sort, limit })}`;
    let list = listOf({ rooms: [], total: 0 });
    for await (const part of this.#access.stream(path, options)) {
      const next = listAfter(list, part.event, part.json());
      if (next !== list) {
        list = next;
        yield list;
      }
    }
  }

  /**
   * @param {string} path
   * @param {WatchOptions} [options]
   */
  async *#states(path, options) {
    for await (const part of this.#access.stream(path, options)) {
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
    return contentOf(await this.#access.send(method, path, body));
  }

  /** Reads what can't be done without. @param {string} path */
  async #ask(path) {
    return contentOf(await this.#access.ask(path));
  }
}

/** The lobby that serves this script. */
export const lobby = new Lobby();
export default lobby;

/**
 * Takes a seat in a room of a game, see {@link Lobby.join}.
 * @param {string} game
 * @param {JoinOptions} [options]
 */
export const join = (game, options) => lobby.join(game, options);

/** @param {import('./lobby/request.js').Answer} answer */
function contentOf({ ok, status, text }) {
  if (!ok) {
    throw new Refusal(status, problemOf(text));
  }
  return text === '' ? undefined : JSON.parse(text);
}

/** Parses an error's body, which from a proxy need not be JSON. @param {string} text */
function problemOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
