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
    constructor(status: number, problem: Problem);
    status: number;
    problem: Problem;
}
/**
 * The lobby's API and streams. A method that changes something sends its request again, for at most a
 * minute, after a broken connection or when the lobby is not available; the change happens only once.
 * Later changes of the same room wait for it.
 */
export class Lobby {
    /**
     * @param {string | URL} root the lobby's address, with a slash at the end
     * @param {{ game?: string }} [options] the game whose player the visitor is, on another site's page
     */
    constructor(root?: string | URL, { game }?: {
        game?: string;
    });
    /**
     * Takes a seat in a room of a game: by quick match, by the room's code, or in a new room. Makes the
     * visitor a player first, if necessary.
     * @param {string} game
     * @param {JoinOptions} [options]
     * @returns {Promise<RoomHandle>}
     */
    join(game: string, options?: JoinOptions): Promise<RoomHandle>;
    /** The lobby's address. */
    get root(): URL;
    /** The lobby's clock. */
    get clock(): Clock;
    /**
     * Makes the visitor a player. The browser keeps the player's cookie; on a page of another site,
     * this script keeps a token.
     * @param {string} name
     * @returns {Promise<Player>}
     */
    register(name: string): Promise<Player>;
    /**
     * Returns the visitor's player. Makes one only of a visitor whom the lobby doesn't know, or knows no
     * more.
     * @param {string} [name] of a new player
     * @returns {Promise<Player>}
     */
    introduce(name?: string): Promise<Player>;
    /**
     * Ends the visitor's player, who leaves all rooms: the next visitor of this browser is a stranger.
     * @returns {Promise<void>}
     */
    signOut(): Promise<void>;
    /**
     * @param {NewRoom} room
     * @returns {Promise<Room>} with the caller as host
     */
    create(room: NewRoom): Promise<Room>;
    /**
     * @param {Filter & { after?: string }} [filter] `after` is the `next` of an earlier list
     * @returns {Promise<RoomList>} public rooms
     */
    rooms(filter?: Filter & {
        after?: string;
    }): Promise<RoomList>;
    /** @param {string} code @returns {Promise<Room>} */
    room(code: string): Promise<Room>;
    /** Takes a seat in a room that fits, or in a new room. @param {MatchWish} wish @returns {Promise<Room>} */
    quickMatch(wish: MatchWish): Promise<Room>;
    /**
     * @param {string} code
     * @param {{ as?: 'player' | 'spectator', team?: string }} [wish]
     * @returns {Promise<Room>}
     */
    takeSeat(code: string, wish?: {
        as?: "player" | "spectator";
        team?: string;
    }): Promise<Room>;
    /** @param {string} code @returns {Promise<void>} */
    leave(code: string): Promise<void>;
    /** @param {string} code @param {boolean} ready @returns {Promise<Room>} */
    setReady(code: string, ready: boolean): Promise<Room>;
    /**
     * Says that the visitor's page has a room in front of the visitor, or that it goes away; not repeated.
     * A {@link RoomHandle} does so by itself.
     * @param {string} code
     * @param {boolean} here
     * @returns {Promise<boolean>} whether the lobby has heard
     */
    present(code: string, here: boolean): Promise<boolean>;
    /**
     * Removes a player, as host.
     * @param {string} code
     * @param {string} playerId
     * @param {{ ban?: boolean }} [how] a ban lasts as long as the room
     * @returns {Promise<void>}
     */
    kick(code: string, playerId: string, { ban }?: {
        ban?: boolean;
    }): Promise<void>;
    /** Makes another player the host, as host. @param {string} code @param {string} playerId @returns {Promise<Room>} */
    transferHost(code: string, playerId: string): Promise<Room>;
    /** Replaces the room's metadata, as host. @param {string} code @param {Record<string, any>} metadata @returns {Promise<Room>} */
    setMetadata(code: string, metadata: Record<string, any>): Promise<Room>;
    /** Starts the room or its countdown, as host. @param {string} code @returns {Promise<void>} */
    start(code: string): Promise<void>;
    /** Sends a line of chat. @param {string} code @param {string} text @returns {Promise<void>} */
    say(code: string, text: string): Promise<void>;
    /**
     * Sends a message of the game.
     * @param {string} code
     * @param {string} type
     * @param {any} data any JSON
     * @param {SendOptions} [options]
     * @returns {Promise<void>}
     */
    send(code: string, type: string, data: any, { after }?: SendOptions): Promise<void>;
    /**
     * Returns messages that the lobby still remembers, oldest first: all after a version, or the newest
     * hundred. Those of an unlisted room are for its members. Asks again, as for a change.
     * @param {string} code
     * @param {{ after?: number }} [options] the version of a message; 0 for all messages
     * @returns {Promise<Message[]>}
     */
    messages(code: string, { after }?: {
        after?: number;
    }): Promise<Message[]>;
    /** Returns the player's ticket, after the start. @param {string} code @returns {Promise<{ ticket: string, url?: string }>} */
    ticket(code: string): Promise<{
        ticket: string;
        url?: string;
    }>;
    /**
     * Returns the address of a room's stream for a client that can set no header, such as
     * `new EventSource(address)` on another site's page. Its holder reads the stream as the visitor:
     * it opens the stream for a minute, and an EventSource comes back with it for a day.
     * @param {string} code
     * @returns {Promise<string>}
     */
    streamAddress(code: string): Promise<string>;
    /** Returns the lobby's time. @returns {Promise<{ now: string }>} */
    time(): Promise<{
        now: string;
    }>;
    /**
     * Yields every event of a room; the first is a `snapshot`, the whole room.
     * @param {string} code
     * @param {WatchOptions} [options]
     * @returns {AsyncGenerator<RoomEvent, void>}
     */
    events(code: string, options?: WatchOptions): AsyncGenerator<RoomEvent, void>;
    /**
     * Yields a room's present state and the state after every change, until the room is closed. A slow
     * reader skips to the newest state.
     * @param {string} code
     * @param {WatchOptions} [options]
     * @returns {AsyncGenerator<Room, void>}
     */
    watch(code: string, options?: WatchOptions): AsyncGenerator<Room, void>;
    /**
     * Yields the first public rooms that pass a filter, 100 by default, and the same list after every
     * change. Each list is a new array; a room that has not changed is the same object.
     * @param {Filter & WatchOptions} [options]
     * @returns {AsyncGenerator<RoomList, void>}
     */
    watchRooms({ game, phase, open, q, sort, limit, ...options }?: Filter & WatchOptions): AsyncGenerator<RoomList, void>;
    #private;
}
/** The lobby that serves this script. */
export const lobby: Lobby;
export default lobby;
export function join(game: string, options?: JoinOptions): Promise<RoomHandle<Player>>;
export type Player = {
    id: string;
    name: string;
};
export type Seat = {
    playerId: string;
    name: string;
    team?: string;
    ready: boolean;
    connected: boolean;
};
/**
 * what spectators may say: lines of chat, or
 * also messages of the game
 */
export type SpectatorsMay = "nothing" | "chat" | "everything";
export type Phase = "waiting" | "countdown" | "started" | "closed";
export type Room = {
    code: string;
    game: string;
    /**
     * the game's name by default
     */
    title: string;
    visibility: "public" | "unlisted";
    phase: Phase;
    minPlayers: number;
    maxPlayers: number;
    autoStart: boolean;
    spectatorsMay: SpectatorsMay;
    /**
     * a player's id
     */
    host?: string | undefined;
    seats: Seat[];
    /**
     * the number of spectators
     */
    spectators: number;
    /**
     * during a countdown and after the start; by the lobby's clock
     */
    startsAt?: string | undefined;
    /**
     * the game's own data about the room
     */
    metadata: Record<string, any>;
    version: number;
};
export type Message = {
    playerId: string;
    name: string;
    /**
     * the sender's at that moment
     */
    role: "player" | "spectator";
    /**
     * "chat", or a type of the game
     */
    type: string;
    /**
     * of a line of chat
     */
    text?: string | undefined;
    /**
     * of a game's message
     */
    data?: any;
    /**
     * the version of the event `scheduled` that announced the message,
     * if the lobby has chosen its moment
     */
    scheduled?: number | undefined;
    version: number;
};
export type RoomEvent = {
    event: string;
    data: any;
};
export type MatchWish = {
    game: string;
    maxPlayers: number;
    minPlayers?: number | undefined;
    /**
     * of a new room
     */
    countdownSeconds?: number | undefined;
    /**
     * two wishes match if the attributes that both name
     * are equal
     */
    attributes?: Record<string, any> | undefined;
};
export type JoinOptions = {
    /**
     * of the visitor; a player keeps the present name
     */
    name?: string | undefined;
    /**
     * the number of seats: 2
     */
    size?: number | undefined;
    /**
     * the players needed for a start: 2
     */
    minPlayers?: number | undefined;
    /**
     * of a new room: 0
     */
    countdownSeconds?: number | undefined;
    /**
     * of a quick match, see {@link MatchWish}
     */
    attributes?: Record<string, any> | undefined;
    /**
     * joins the room with this code, as a visitor types it or in its link
     */
    code?: string | undefined;
    /**
     * opens a room, unlisted by default
     */
    create?: Partial<NewRoom> | undefined;
    /**
     * with a code
     */
    as?: "player" | "spectator" | undefined;
    /**
     * with a code
     */
    team?: string | undefined;
    /**
     * when it is aborted, gives up the seat that is on its way
     */
    signal?: AbortSignal | undefined;
    /**
     * whether earlier messages are told, too: true
     */
    history?: boolean | undefined;
};
export type SendOptions = {
    /**
     * the delay in ms, at most 60,000; in a
     * range, the lobby draws a delay that no player knows in advance
     */
    after?: number | {
        from: number;
        to: number;
    } | undefined;
};
export type Filter = {
    game?: string | undefined;
    /**
     * one phase, or several
     */
    phase?: Phase | Phase[] | undefined;
    /**
     * only rooms with a free seat
     */
    open?: boolean | undefined;
    /**
     * a part of the title or of the game's name
     */
    q?: string | undefined;
    /**
     * the order: newest first
     */
    sort?: "newest" | "fullest" | undefined;
    /**
     * the most rooms of the list, 1 to 500: 100
     */
    limit?: number | undefined;
};
/**
 * a room in a list
 */
export type Summary = {
    code: string;
    game: string;
    /**
     * the game's name by default
     */
    title: string;
    phase: Phase;
    maxPlayers: number;
    seated: number;
};
/**
 * the first rooms that pass a filter,
 * and the number of all; `next` is for the list that follows, if any
 */
export type RoomList = Summary[] & {
    total: number;
    next?: string;
};
export type NewRoom = {
    game: string;
    title?: string | undefined;
    maxPlayers: number;
    minPlayers?: number | undefined;
    visibility?: "public" | "unlisted" | undefined;
    /**
     * whether the room starts by itself once it is full or all players are
     * ready, and everybody is there: true
     */
    autoStart?: boolean | undefined;
    /**
     * what spectators may say: 'chat'
     */
    spectatorsMay?: SpectatorsMay | undefined;
    countdownSeconds?: number | undefined;
    metadata?: Record<string, any> | undefined;
};
export type FieldError = {
    field: string;
    message: string;
};
export type Problem = {
    type?: string;
    title?: string;
    detail?: string;
    errors?: FieldError[];
};
export type WatchOptions = {
    /**
     * ends the stream
     */
    signal?: AbortSignal | undefined;
    /**
     * told
     * the state of the connection
     */
    onState?: ((state: import("./comet.js").CometState) => unknown) | undefined;
    /**
     * told that the connection of this tab still carries something
     */
    onHeartbeat?: (() => unknown) | undefined;
    /**
     * the visitor's: tabs share a stream only if they have the same player
     */
    playerId?: string | undefined;
};
import { Clock } from './lobby/clock.js';
import { RoomHandle } from './lobby/room.js';
import { withoutBriefBreaks } from './lobby/breaks.js';
export { Clock, RoomHandle, withoutBriefBreaks };
