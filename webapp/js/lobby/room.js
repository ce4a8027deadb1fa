// @ts-check
/** A room as the visitor sees it: its present state, its events, and the visitor's actions. */
import { Attendance } from './attendance.js';
import { countTo } from './clock.js';
import { Listeners } from './events.js';
import { historyOf } from './history.js';
import { applied } from './state.js';
import { ticketOf } from './ticket.js';

/**
 * @typedef {import('../lobby.js').Lobby} Lobby
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../lobby.js').Player} Player
 * @typedef {import('../lobby.js').Seat} Seat
 * @typedef {import('../lobby.js').Message} Message
 * @typedef {import('../comet.js').CometState} CometState
 * @typedef {import('./events.js').Start} Start
 * @typedef {import('./events.js').RoomEvents} RoomEvents
 */

/**
 * A room that the visitor follows.
 * @template {Player | undefined} [Me=Player]
 */
export class RoomHandle {
  /** The visitor's player; undefined before the visitor has become one. @type {Me} */
  me;
  /** The present state. @type {Room} */
  room;
  /** The state of the stream. @type {CometState} */
  state = 'connecting';
  #lobby;
  #history;
  /** The version of the last message that listeners were told. */
  #told = 0;
  #over = new AbortController();
  #listeners = new Listeners();
  #keepsClock = false;
  #attendance;

  /**
   * Follows a room. A game gets one from {@link Lobby.join}.
   * @param {Lobby} lobby
   * @param {Me} me
   * @param {Room} room
   * @param {{ history?: boolean }} [options] see {@link import('../lobby.js').JoinOptions}
   */
  constructor(lobby, me, room, { history = true } = {}) {
    this.#lobby = lobby;
    this.#history = history;
    this.me = me;
    this.room = room;
    this.#attendance = new Attendance(
      `comet-lobby ${lobby.root}${room.code} ${me?.id}`,
      (here) => lobby.present(this.code, here),
      () => this.seat !== undefined,
    );
    this.#follow();
  }

  get code() {
    return this.room.code;
  }

  /** The taken seats, the oldest first. */
  get seats() {
    return this.room.seats;
  }

  /** The visitor's seat; a spectator has no seat. @returns {Seat | undefined} */
  get seat() {
    return this.#seatIn(this.room);
  }

  get isHost() {
    return this.me !== undefined && this.room.host === this.me.id;
  }

  /** The lobby's clock, which the room keeps right from its first use on. */
  get clock() {
    if (!this.#keepsClock && !this.#over.signal.aborted) {
      this.#keepsClock = true;
      this.#lobby.clock.keep(this.#over.signal);
    }
    return this.#lobby.clock;
  }

  /**
   * @template {keyof RoomEvents} E
   * @param {E} event
   * @param {(data: RoomEvents[E]) => unknown} listener
   * @returns {() => void} removes the listener
   */
  on(event, listener) {
    this.#listeners.add(event, listener);
    return () => this.off(event, listener);
  }

  /**
   * @template {keyof RoomEvents} E
   * @param {E} event
   * @param {(data: RoomEvents[E]) => unknown} listener
   */
  off(event, listener) {
    this.#listeners.remove(event, listener);
  }

  /**
   * Counts down to the start, in step on all screens.
   * @param {(seconds: number | undefined) => unknown} tick called at every change; with 0 at the
   *   start, with undefined if the countdown is cancelled
   * @returns {() => void} ends the count
   */
  countdown(tick) {
    let stop = () => {};
    /** @type {string | undefined} */
    let counted;
    /** @type {number | undefined} */
    let told;
    // Zero may come twice: from the clock and with the start.
    const tell = (/** @type {number | undefined} */ seconds) => {
      if (seconds !== told) {
        told = seconds;
        tick(seconds);
      }
    };
    const update = () => {
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
    const off = this.on('change', update);
    update();
    const end = () => (off(), stop());
    this.#over.signal.addEventListener('abort', () => stop());
    return end;
  }

  /** Marks the visitor as ready, or as not ready. */
  ready(ready = true) {
    return this.#lobby.setReady(this.code, ready);
  }

  /** Sends a line of chat. @param {string} text */
  say(text) {
    return this.#lobby.say(this.code, text);
  }

  /**
   * Sends a message of the game to all members, the sender included. All get all messages in the
   * same order.
   * @param {string} type
   * @param {any} data
   * @param {import('../lobby.js').SendOptions} [options]
   */
  send(type, data, options) {
    return this.#lobby.send(this.code, type, data, options);
  }

  /** Starts the room or its countdown, as host. */
  start() {
    return this.#lobby.start(this.code);
  }

  /** Removes a player, as host. @param {string} playerId @param {{ ban?: boolean }} [how] */
  kick(playerId, how) {
    return this.#lobby.kick(this.code, playerId, how);
  }

  /** Makes another player the host, as host. @param {string} playerId */
  transferHost(playerId) {
    return this.#lobby.transferHost(this.code, playerId);
  }

  /** Replaces the room's metadata, as host. @param {Record<string, any>} metadata */
  setMetadata(metadata) {
    return this.#lobby.setMetadata(this.code, metadata);
  }

  /** Gives the seat up and closes the stream. */
  async leave() {
    await this.#lobby.leave(this.code);
    this.#attendance.end(false);
    this.close();
  }

  /** Closes the stream. The lobby keeps the seat for its grace period. */
  close() {
    this.#attendance.end();
    this.#over.abort();
    this.state = 'closed';
  }

  async #follow() {
    const { signal } = this.#over;
    const onHeartbeat = () => this.#attendance.heartbeat();
    const options = { signal, playerId: this.me?.id, onState: this.#onState, onHeartbeat };
    try {
      for await (const { event, data } of this.#lobby.events(this.code, options)) {
        await this.#take(event, data);
      }
    } catch (error) {
      const { status, problem } = /** @type {{ status?: number, problem?: object }} */ (error);
      if (signal.aborted) {
        return;
      }
      // A server without the lobby answers 404, too.
      if (status === 404 && problem) {
        this.room = applied(this.room, 'closed', { version: this.room.version + 1 });
        this.#emit('closed', {});
        this.#emit('change', this);
      } else if (status === 403 && problem) {
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
      if (state === 'open') {
        // The lobby is then patient with a connection that breaks without a goodbye.
        this.#attendance.heartbeat();
      }
      this.#emit('connectionstate', state);
    }
  };

  /** @param {string} event @param {any} data */
  async #take(event, data) {
    const before = this.room;
    if (event !== 'snapshot' && data.version <= before.version) {
      return;
    }
    const wasSeated = Boolean(this.seat);
    this.room = applied(before, event, data);
    if (this.seat && !wasSeated) {
      this.#attendance.heartbeat();
    }
    if (event === 'message') {
      this.#tell(data);
    } else if (event !== 'start' && event !== 'closed') {
      this.#emit(/** @type {any} */ (event), data);
    }
    if (event === 'connection' && !this.seat?.connected) {
      // Another device has gone, or this page was frozen.
      this.#attendance.here();
    }
    if (event === 'snapshot') {
      await this.#catchUp(before, data);
    } else if (event === 'left' && data.playerId === this.me?.id && data.reason !== 'left') {
      this.#emit('kicked', { reason: data.reason });
    }
    if (this.room.phase === 'closed') {
      this.#emit('closed', {});
    }
    this.#emit('change', this);
    if (this.#listeners.has('kicked') || this.#listeners.has('closed')) {
      this.close();
    } else if (this.room.phase === 'started' && !this.#listeners.has('start')) {
      // Screens show the start while the ticket is on its way.
      this.#emit('start', await this.#started());
      this.#emit('change', this);
    }
  }

  /**
   * Tells listeners about the messages and events that a snapshot stands for.
   * @param {Room} before
   * @param {Room & { recovered?: boolean }} now
   */
  async #catchUp(before, now) {
    if (this.#history && !this.#over.signal.aborted) {
      const messages = await historyOf(this.#lobby, now.code, this.#told, this.#over.signal);
      messages.filter(({ version }) => version <= now.version).forEach((message) => this.#tell(message));
    }
    if (now.phase === 'countdown' && now.startsAt) {
      this.#emit('countdown', { startsAt: now.startsAt });
    } else if (before.phase === 'countdown' && now.phase === 'waiting') {
      this.#emit('countdown-cancelled', { version: now.version });
    }
    if (this.#seatIn(before) && !this.#seatIn(now) && now.phase !== 'closed') {
      this.#emit('kicked', { reason: 'timeout' });
    }
  }

  /** @param {Room} room @returns {Seat | undefined} */
  #seatIn(room) {
    return room.seats.find((seat) => seat.playerId === this.me?.id);
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
    return { ...(await ticketOf(this.#lobby, this.code, this.#over.signal)), ...start };
  }

  /** @param {keyof RoomEvents} event @param {any} data */
  #emit(event, data) {
    if (!this.#over.signal.aborted) {
      this.#listeners.tell(event, data);
    }
  }
}
