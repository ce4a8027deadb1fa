// @ts-check
/** A room that the visitor has joined: always as it is now, and its events. */
import { countTo } from './clock.js';
import { applied } from './state.js';

/**
 * @typedef {import('../lobby.js').Lobby} Lobby
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../lobby.js').Player} Player
 * @typedef {import('../lobby.js').Seat} Seat
 * @typedef {import('../lobby.js').Message} Message
 * @typedef {import('../comet.js').CometState} CometState
 *
 * @typedef {object} Start
 * @property {string} [ticket] a signed JWT that tells the game's server who this is; a spectator
 *   has none
 * @property {string} [url] where the game is, if the lobby knows it
 * @property {unknown} [problem] why there is no ticket: a Refusal, or that of the network
 * @property {Seat[]} seats
 * @property {string} startsAt by the lobby's clock
 *
 * @typedef {{ version: number }} Versioned the room's version after the event
 * @typedef {{ playerId: string } & Versioned} OfPlayer
 * @typedef {object} RoomEvents each event's data
 * @property {Room & { recovered?: boolean }} snapshot the whole room, at first and after a gap
 * @property {Seat & { as: 'player' | 'spectator', spectators: number } & Versioned} joined
 * @property {{ name: string, as: 'player' | 'spectator', reason: 'left' | 'kicked' | 'banned' | 'timeout' } & OfPlayer} left
 * @property {{ team?: string } & OfPlayer} team
 * @property {{ ready: boolean } & OfPlayer} ready
 * @property {{ connected: boolean } & OfPlayer} connection
 * @property {OfPlayer} host
 * @property {{ metadata: Record<string, any> } & Versioned} metadata
 * @property {Message} message
 * @property {{ name: string, type: string, afterMillis: { from: number, to: number } } & OfPlayer} scheduled
 *   a message will come that the lobby relays at a moment of its own choosing
 * @property {{ startsAt: string }} countdown
 * @property {Versioned} countdown-cancelled
 * @property {Start} start
 * @property {{ reason: 'kicked' | 'banned' | 'timeout' }} kicked the visitor has no place any more
 * @property {{}} closed
 * @property {RoomHandle} change after every event: time to show the room
 * @property {CometState} connectionstate of the stream
 * @property {unknown} error the stream can't go on
 */

/** Whoever asks for these when they have happened is told all the same. */
const LASTING = ['start', 'kicked', 'closed'];
/** Between attempts to get a ticket, in ms. */
const PATIENCE = [250, 1000, 3000];

export class RoomHandle {
  /** The visitor. @type {Player} */
  me;
  /** As it is now. @type {Room} */
  room;
  /** Of the stream. @type {CometState} */
  state = 'connecting';
  #lobby;
  #history;
  /** The version up to which messages are told. */
  #told = 0;
  #over = new AbortController();
  /** @type {Map<string, Set<(data: any) => unknown>>} */
  #listeners = new Map();
  /** @type {Map<string, any>} */
  #happened = new Map();

  /**
   * See {@link Lobby.join}.
   * @param {Lobby} lobby
   * @param {Player} me
   * @param {Room} room
   * @param {{ history?: boolean }} [options]
   */
  constructor(lobby, me, room, { history = true } = {}) {
    this.#lobby = lobby;
    this.#history = history;
    this.me = me;
    this.room = room;
    lobby.clock.keep(this.#over.signal);
    this.#follow();
  }

  get code() {
    return this.room.code;
  }

  /** In the order in which they were taken. */
  get seats() {
    return this.room.seats;
  }

  /** The visitor's own; a spectator has none. @returns {Seat | undefined} */
  get seat() {
    return this.room.seats.find((seat) => seat.playerId === this.me.id);
  }

  get isHost() {
    return this.room.host === this.me.id;
  }

  /** The lobby's clock. */
  get clock() {
    return this.#lobby.clock;
  }

  /**
   * @template {keyof RoomEvents} E
   * @param {E} event
   * @param {(data: RoomEvents[E]) => unknown} listener
   * @returns {() => void} takes the listener off
   */
  on(event, listener) {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
    if (this.#happened.has(event)) {
      queueMicrotask(() => {
        if (this.#listeners.get(event)?.has(listener)) {
          call(listener, this.#happened.get(event));
        }
      });
    }
    return () => this.off(event, listener);
  }

  /**
   * @template {keyof RoomEvents} E
   * @param {E} event
   * @param {(data: RoomEvents[E]) => unknown} listener
   */
  off(event, listener) {
    this.#listeners.get(event)?.delete(listener);
  }

  /**
   * The count before the start, the same on every screen at the same moment.
   * @param {(seconds: number | undefined) => unknown} tick at every change; 0 when it starts,
   *   undefined when it does not start after all
   * @returns {() => void} ends it
   */
  countdown(tick) {
    let stop = () => {};
    /** @type {string | undefined} */
    let counted;
    /** @type {number | undefined} */
    let told;
    // Zero may come twice: by the clock, and with the start.
    const tell = (/** @type {number | undefined} */ seconds) => {
      if (seconds !== told) {
        told = seconds;
        tick(seconds);
      }
    };
    const look = () => {
      const { phase, startsAt } = this.room;
      const at = phase === 'countdown' ? startsAt : undefined;
      if (at !== counted) {
        stop();
        stop = at ? countTo(this.clock, Date.parse(at), tell) : () => {};
        if (!at) {
          tell(phase === 'started' ? 0 : undefined);
        }
        counted = at;
      }
    };
    const off = this.on('change', look);
    look();
    const end = () => (off(), stop());
    this.#over.signal.addEventListener('abort', () => stop());
    return end;
  }

  /** Says to be ready, or not to be any more. */
  ready(ready = true) {
    return this.#lobby.setReady(this.code, ready);
  }

  /** Says a line of chat. @param {string} text */
  say(text) {
    return this.#lobby.say(this.code, text);
  }

  /**
   * Sends a message of the game's own to everybody, the sender too: all get all messages in the
   * same order.
   * @param {string} type
   * @param {any} data
   * @param {import('../lobby.js').SendOptions} [options]
   */
  send(type, data, options) {
    return this.#lobby.send(this.code, type, data, options);
  }

  /** As host: starts the room, or its countdown. */
  start() {
    return this.#lobby.start(this.code);
  }

  /** As host: sends somebody away. @param {string} playerId @param {{ ban?: boolean }} [how] */
  kick(playerId, how) {
    return this.#lobby.kick(this.code, playerId, how);
  }

  /** As host: lets somebody else be host. @param {string} playerId */
  transferHost(playerId) {
    return this.#lobby.transferHost(this.code, playerId);
  }

  /** As host: says something about the room. @param {Record<string, any>} metadata */
  setMetadata(metadata) {
    return this.#lobby.setMetadata(this.code, metadata);
  }

  /** Gives the seat up, and hears no more of the room. */
  async leave() {
    await this.#lobby.leave(this.code);
    this.close();
  }

  /** Hears no more of the room. The seat is kept for as long as the lobby's grace lasts. */
  close() {
    this.#over.abort();
    this.state = 'closed';
  }

  async #follow() {
    const { signal } = this.#over;
    const options = { signal, playerId: this.me.id, onState: this.#onState };
    try {
      for await (const { event, data } of this.#lobby.events(this.code, options)) {
        await this.#take(event, data);
      }
    } catch (error) {
      const status = /** @type {{ status?: number }} */ (error)?.status;
      if (signal.aborted) {
        return;
      }
      if (status === 404) {
        this.#emit('closed', {});
      } else if (status === 403) {
        this.#emit('kicked', { reason: 'banned' });
      } else {
        this.#emit('error', error);
      }
    }
    this.close();
  }

  #onState = (/** @type {CometState} */ state) => {
    if (!this.#over.signal.aborted) {
      this.state = state;
      this.#emit('connectionstate', state);
    }
  };

  /** @param {string} event @param {any} data */
  async #take(event, data) {
    const before = this.room;
    if (event !== 'snapshot' && data.version <= before.version) {
      return;
    }
    this.room = applied(before, event, data);
    if (event === 'message') {
      this.#tell(data);
    } else if (event !== 'start' && event !== 'closed') {
      this.#emit(/** @type {any} */ (event), data);
    }
    if (event === 'snapshot') {
      await this.#catchUp(before, data);
    } else if (event === 'left' && data.playerId === this.me.id && data.reason !== 'left') {
      this.#emit('kicked', { reason: data.reason });
    }
    if (this.room.phase === 'started' && !this.#happened.has('start')) {
      this.#emit('start', await this.#started());
    } else if (this.room.phase === 'closed') {
      this.#emit('closed', {});
    }
    this.#emit('change', this);
    if (this.#happened.has('kicked') || this.#happened.has('closed')) {
      this.close();
    }
  }

  /**
   * After a snapshot: tells what it implies, and what was said up to there.
   * @param {Room} before
   * @param {Room & { recovered?: boolean }} now
   */
  async #catchUp(before, now) {
    if (this.#history && !this.#over.signal.aborted) {
      // What can't be had is no reason not to go on.
      const said = await this.#lobby.messages(now.code).catch(() => []);
      said.filter(({ version }) => version <= now.version).forEach((message) => this.#tell(message));
    }
    if (now.phase === 'countdown' && now.startsAt) {
      this.#emit('countdown', { startsAt: now.startsAt });
    } else if (before.phase === 'countdown' && now.phase === 'waiting') {
      this.#emit('countdown-cancelled', { version: now.version });
    }
    const seated = (/** @type {Room} */ room) => room.seats.some((s) => s.playerId === this.me.id);
    if (seated(before) && !seated(now) && now.phase !== 'closed') {
      this.#emit('kicked', { reason: 'timeout' });
    }
  }

  /** @param {Message} message */
  #tell(message) {
    if (message.version > this.#told) {
      this.#told = message.version;
      this.#emit('message', message);
    }
  }

  /** @returns {Promise<Start>} */
  async #started() {
    const { seats, startsAt = '' } = this.room;
    const start = { seats, startsAt };
    if (!this.seat) {
      return start;
    }
    for (let attempt = 0; ; attempt++) {
      try {
        return { ...(await this.#lobby.ticket(this.code)), ...start };
      } catch (problem) {
        const status = /** @type {{ status?: number }} */ (problem).status ?? 503;
        const final = status < 500 && status !== 429;
        if (final || attempt >= PATIENCE.length || this.#over.signal.aborted) {
          return { problem, ...start };
        }
        await new Promise((resolve) => setTimeout(resolve, PATIENCE[attempt]));
      }
    }
  }

  /**
   * @template {keyof RoomEvents} E
   * @param {E} event
   * @param {RoomEvents[E]} data
   */
  #emit(event, data) {
    if (this.#over.signal.aborted || (LASTING.includes(event) && this.#happened.has(event))) {
      return;
    }
    if (LASTING.includes(event)) {
      this.#happened.set(event, data);
    }
    this.#listeners.get(event)?.forEach((listener) => call(listener, data));
  }
}

/** One listener's failure is not the others'. @param {(data: any) => unknown} listener @param {any} data */
function call(listener, data) {
  try {
    listener(data);
  } catch (error) {
    reportError(error);
  }
}
