export class RoomHandle {
    /**
     * See {@link Lobby.join}.
     * @param {Lobby} lobby
     * @param {Player} me
     * @param {Room} room
     * @param {{ history?: boolean }} [options]
     */
    constructor(lobby: Lobby, me: Player, room: Room, { history }?: {
        history?: boolean;
    });
    /** The visitor. @type {Player} */
    me: Player;
    /** As it is now. @type {Room} */
    room: Room;
    /** Of the stream. @type {CometState} */
    state: CometState;
    get code(): string;
    /** In the order in which they were taken. */
    get seats(): import("../lobby.js").Seat[];
    /** The visitor's own; a spectator has none. @returns {Seat | undefined} */
    get seat(): Seat | undefined;
    get isHost(): boolean;
    /** The lobby's clock. */
    get clock(): import("./clock.js").Clock;
    /**
     * @template {keyof RoomEvents} E
     * @param {E} event
     * @param {(data: RoomEvents[E]) => unknown} listener
     * @returns {() => void} takes the listener off
     */
    on<E extends keyof RoomEvents>(event: E, listener: (data: RoomEvents[E]) => unknown): () => void;
    /**
     * @template {keyof RoomEvents} E
     * @param {E} event
     * @param {(data: RoomEvents[E]) => unknown} listener
     */
    off<E extends keyof RoomEvents>(event: E, listener: (data: RoomEvents[E]) => unknown): void;
    /**
     * The count before the start, the same on every screen at the same moment.
     * @param {(seconds: number | undefined) => unknown} tick at every change; 0 when it starts,
     *   undefined when it does not start after all
     * @returns {() => void} ends it
     */
    countdown(tick: (seconds: number | undefined) => unknown): () => void;
    /** Says to be ready, or not to be any more. */
    ready(ready?: boolean): Promise<import("../lobby.js").Room>;
    /** Says a line of chat. @param {string} text */
    say(text: string): Promise<void>;
    /**
     * Sends a message of the game's own to everybody, the sender too: all get all messages in the
     * same order.
     * @param {string} type
     * @param {any} data
     * @param {import('../lobby.js').SendOptions} [options]
     */
    send(type: string, data: any, options?: import("../lobby.js").SendOptions): Promise<void>;
    /** As host: starts the room, or its countdown. */
    start(): Promise<void>;
    /** As host: sends somebody away. @param {string} playerId @param {{ ban?: boolean }} [how] */
    kick(playerId: string, how?: {
        ban?: boolean;
    }): Promise<void>;
    /** As host: lets somebody else be host. @param {string} playerId */
    transferHost(playerId: string): Promise<import("../lobby.js").Room>;
    /** As host: says something about the room. @param {Record<string, any>} metadata */
    setMetadata(metadata: Record<string, any>): Promise<import("../lobby.js").Room>;
    /** Gives the seat up, and hears no more of the room. */
    leave(): Promise<void>;
    /** Hears no more of the room. The seat is kept for as long as the lobby's grace lasts. */
    close(): void;
    #private;
}
export type Lobby = import("../lobby.js").Lobby;
export type Room = import("../lobby.js").Room;
export type Player = import("../lobby.js").Player;
export type Seat = import("../lobby.js").Seat;
export type Message = import("../lobby.js").Message;
export type CometState = import("../comet.js").CometState;
export type Start = {
    /**
     * a signed JWT that tells the game's server who this is; a spectator
     * has none
     */
    ticket?: string | undefined;
    /**
     * where the game is, if the lobby knows it
     */
    url?: string | undefined;
    /**
     * why there is no ticket: a Refusal, or that of the network
     */
    problem?: unknown;
    seats: Seat[];
    /**
     * by the lobby's clock
     */
    startsAt: string;
};
/**
 * the room's version after the event
 */
export type Versioned = {
    version: number;
};
export type OfPlayer = {
    playerId: string;
} & Versioned;
/**
 * each event's data
 */
export type RoomEvents = {
    /**
     * the whole room, at first and after a gap
     */
    snapshot: Room & {
        recovered?: boolean;
    };
    joined: Seat & {
        as: "player" | "spectator";
        spectators: number;
    } & Versioned;
    left: {
        name: string;
        as: "player" | "spectator";
        reason: "left" | "kicked" | "banned" | "timeout";
    } & OfPlayer;
    team: {
        team?: string;
    } & OfPlayer;
    ready: {
        ready: boolean;
    } & OfPlayer;
    connection: {
        connected: boolean;
    } & OfPlayer;
    host: OfPlayer;
    metadata: {
        metadata: Record<string, any>;
    } & Versioned;
    message: Message;
    /**
     * a message will come that the lobby relays at a moment of its own choosing
     */
    scheduled: {
        name: string;
        type: string;
        afterMillis: {
            from: number;
            to: number;
        };
    } & OfPlayer;
    countdown: {
        startsAt: string;
    };
    "countdown-cancelled": Versioned;
    start: Start;
    /**
     * the visitor has no place any more
     */
    kicked: {
        reason: "kicked" | "banned" | "timeout";
    };
    closed: {};
    /**
     * after every event: time to show the room
     */
    change: RoomHandle;
    /**
     * of the stream
     */
    connectionstate: CometState;
    /**
     * the stream can't go on
     */
    error: unknown;
};
