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
export class RoomHandle<Me extends Player | undefined = import("../lobby.js").Player> {
    /**
     * Follows a room. A game gets one from {@link Lobby.join}.
     * @param {Lobby} lobby
     * @param {Me} me
     * @param {Room} room
     * @param {{ history?: boolean }} [options] see {@link import('../lobby.js').JoinOptions}
     */
    constructor(lobby: Lobby, me: Me, room: Room, { history }?: {
        history?: boolean;
    });
    /** The visitor's player; undefined before the visitor has become one. @type {Me} */
    me: Me;
    /** The present state. @type {Room} */
    room: Room;
    /** The state of the stream. @type {CometState} */
    state: CometState;
    get code(): string;
    /** The taken seats, the oldest first. */
    get seats(): import("../lobby.js").Seat[];
    /** The visitor's seat; a spectator has no seat. @returns {Seat | undefined} */
    get seat(): Seat | undefined;
    get isHost(): boolean;
    /** The lobby's clock, which the room keeps right from its first use on. */
    get clock(): import("./clock.js").Clock;
    /**
     * @template {keyof RoomEvents} E
     * @param {E} event
     * @param {(data: RoomEvents[E]) => unknown} listener
     * @returns {() => void} removes the listener
     */
    on<E extends keyof RoomEvents>(event: E, listener: (data: RoomEvents[E]) => unknown): () => void;
    /**
     * @template {keyof RoomEvents} E
     * @param {E} event
     * @param {(data: RoomEvents[E]) => unknown} listener
     */
    off<E extends keyof RoomEvents>(event: E, listener: (data: RoomEvents[E]) => unknown): void;
    /**
     * Counts down to the start, in step on all screens.
     * @param {(seconds: number | undefined) => unknown} tick called at every change; with 0 at the
     *   start, with undefined if the countdown is cancelled
     * @returns {() => void} ends the count
     */
    countdown(tick: (seconds: number | undefined) => unknown): () => void;
    /** Marks the visitor as ready, or as not ready. */
    ready(ready?: boolean): Promise<import("../lobby.js").Room>;
    /** Sends a line of chat. @param {string} text */
    say(text: string): Promise<void>;
    /**
     * Sends a message of the game to all members, the sender included. All get all messages in the
     * same order.
     * @param {string} type
     * @param {any} data
     * @param {import('../lobby.js').SendOptions} [options]
     */
    send(type: string, data: any, options?: import("../lobby.js").SendOptions): Promise<void>;
    /** Starts the room or its countdown, as host. */
    start(): Promise<void>;
    /** Removes a player, as host. @param {string} playerId @param {{ ban?: boolean }} [how] */
    kick(playerId: string, how?: {
        ban?: boolean;
    }): Promise<void>;
    /** Makes another player the host, as host. @param {string} playerId */
    transferHost(playerId: string): Promise<import("../lobby.js").Room>;
    /** Replaces the room's metadata, as host. @param {Record<string, any>} metadata */
    setMetadata(metadata: Record<string, any>): Promise<import("../lobby.js").Room>;
    /** Gives the seat up and closes the stream. */
    leave(): Promise<void>;
    /** Closes the stream. The lobby keeps the seat for its grace period. */
    close(): void;
    #private;
}
export type Lobby = import("../lobby.js").Lobby;
export type Room = import("../lobby.js").Room;
export type Player = import("../lobby.js").Player;
export type Seat = import("../lobby.js").Seat;
export type Message = import("../lobby.js").Message;
export type CometState = import("../comet.js").CometState;
export type Start = import("./events.js").Start;
export type RoomEvents = import("./events.js").RoomEvents;
