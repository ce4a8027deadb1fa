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
    constructor(status: number, problem: Problem);
    status: number;
    problem: Problem;
}
export class Lobby {
    /**
     * @param {string | URL} root where the lobby is, with a slash at the end
     * @param {{ game?: string }} [options] for pages of another site: a player of which game
     */
    constructor(root?: string | URL, { game }?: {
        game?: string;
    });
    /**
     * A seat in a room of a game: by quick match, or in a certain room, or in one of one's own.
     * Makes the visitor a player, if need be.
     * @param {string} game
     * @param {JoinOptions} [options]
     * @returns {Promise<RoomHandle>}
     */
    join(game: string, options?: JoinOptions): Promise<RoomHandle>;
    /** The lobby's clock. */
    get clock(): Clock;
    /**
     * Makes the visitor a player. The browser keeps the proof as a cookie; for a page of another
     * site it is a token, kept by this script.
     * @param {string} name
     * @returns {Promise<Player>}
     */
    register(name: string): Promise<Player>;
    /**
     * @param {NewRoom} room
     * @returns {Promise<Room>} with the caller as host
     */
    create(room: NewRoom): Promise<Room>;
    /** @param {Filter} [filter] @returns {Promise<Summary[]>} the public rooms */
    rooms(filter?: Filter): Promise<Summary[]>;
    /** @param {string} code @returns {Promise<Room>} */
    room(code: string): Promise<Room>;
    /** A seat in a room that fits, or in a new one. @param {MatchWish} wish @returns {Promise<Room>} */
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
     * As host: sends somebody away.
     * @param {string} code
     * @param {string} playerId
     * @param {{ ban?: boolean }} [how] with a ban: for as long as there is the room
     * @returns {Promise<void>}
     */
    kick(code: string, playerId: string, { ban }?: {
        ban?: boolean;
    }): Promise<void>;
    /** As host: lets somebody else be host. @param {string} code @param {string} playerId @returns {Promise<Room>} */
    transferHost(code: string, playerId: string): Promise<Room>;
    /** As host. @param {string} code @param {Record<string, any>} metadata @returns {Promise<Room>} */
    setMetadata(code: string, metadata: Record<string, any>): Promise<Room>;
    /** As host: starts the room, or its countdown. @param {string} code @returns {Promise<void>} */
    start(code: string): Promise<void>;
    /** Says a line of chat. @param {string} code @param {string} text @returns {Promise<void>} */
    say(code: string, text: string): Promise<void>;
    /**
     * Sends a message of the game's own.
     * @param {string} code
     * @param {string} type
     * @param {any} data any JSON
     * @param {SendOptions} [options]
     * @returns {Promise<void>}
     */
    send(code: string, type: string, data: any, { after }?: SendOptions): Promise<void>;
    /** What was said before, as far as the lobby remembers. @param {string} code @returns {Promise<Message[]>} */
    messages(code: string): Promise<Message[]>;
    /** After the start. @param {string} code @returns {Promise<{ ticket: string, url?: string }>} */
    ticket(code: string): Promise<{
        ticket: string;
        url?: string;
    }>;
    /** The lobby's time. @returns {Promise<{ now: string }>} */
    time(): Promise<{
        now: string;
    }>;
    /**
     * A room's events, none left out; the first is a `snapshot`, the whole room.
     * @param {string} code
     * @param {WatchOptions} [options]
     * @returns {AsyncGenerator<RoomEvent, void>}
     */
    events(code: string, options?: WatchOptions): AsyncGenerator<RoomEvent, void>;
    /**
     * A room as it is now and after every change, until it is closed. Who reads slowly skips to the
     * newest.
     * @param {string} code
     * @param {WatchOptions} [options]
     * @returns {AsyncGenerator<Room, void>}
     */
    watch(code: string, options?: WatchOptions): AsyncGenerator<Room, void>;
    /**
     * The public rooms, now and after every change.
     * @param {WatchOptions} [options]
     * @returns {AsyncGenerator<Summary[], void>}
     */
    watchRooms(options?: WatchOptions): AsyncGenerator<Summary[], void>;
    #private;
}
/** The lobby that this script comes from. */
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
export type Phase = "waiting" | "countdown" | "started" | "closed";
export type Room = {
    code: string;
    game: string;
    /**
     * the game's name, if nobody chose another
     */
    title: string;
    visibility: "public" | "unlisted";
    phase: Phase;
    minPlayers: number;
    maxPlayers: number;
    autoStart: boolean;
    /**
     * a player's id
     */
    host?: string | undefined;
    seats: Seat[];
    /**
     * how many watch
     */
    spectators: number;
    /**
     * while it counts down, and after the start: when, by the lobby's clock
     */
    startsAt?: string | undefined;
    /**
     * what the game says about the room
     */
    metadata: Record<string, any>;
    version: number;
};
export type Message = {
    playerId: string;
    name: string;
    /**
     * "chat", or what the game calls it
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
     * the version of the event `scheduled` that announced it, if the
     * lobby has chosen its moment
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
     * of the room, if one has to be opened
     */
    countdownSeconds?: number | undefined;
    /**
     * of two wishes, those that both name have to be equal
     */
    attributes?: Record<string, any> | undefined;
};
export type JoinOptions = {
    /**
     * of the visitor, who keeps the one they have
     */
    name?: string | undefined;
    /**
     * how many seats: 2
     */
    size?: number | undefined;
    /**
     * with how many it may start: 2
     */
    minPlayers?: number | undefined;
    /**
     * of a room that is opened: 0
     */
    countdownSeconds?: number | undefined;
    /**
     * of a quick match, see {@link MatchWish}
     */
    attributes?: Record<string, any> | undefined;
    /**
     * joins this room
     */
    code?: string | undefined;
    /**
     * opens a room that is found by its code alone, unless it
     * says otherwise
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
     * whether messages of before are told, too: true
     */
    history?: boolean | undefined;
};
export type SendOptions = {
    /**
     * in so many ms, at most 60,000; of a
     * range the lobby draws the moment, and nobody knows it in advance
     */
    after?: number | {
        from: number;
        to: number;
    } | undefined;
};
export type Filter = {
    game?: string | undefined;
    phase?: Phase | undefined;
    /**
     * only rooms with a free seat
     */
    open?: boolean | undefined;
    /**
     * what the title or the game's name contains
     */
    q?: string | undefined;
};
/**
 * a room in a list
 */
export type Summary = {
    code: string;
    game: string;
    /**
     * the game's name, if nobody chose another
     */
    title: string;
    phase: Phase;
    maxPlayers: number;
    seated: number;
};
export type NewRoom = {
    game: string;
    title?: string | undefined;
    maxPlayers: number;
    minPlayers?: number | undefined;
    visibility?: "public" | "unlisted" | undefined;
    /**
     * whether a full room, or one where all are ready, starts by itself
     */
    autoStart?: boolean | undefined;
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
     * ends it
     */
    signal?: AbortSignal | undefined;
    /**
     * told how the connection is
     */
    onState?: ((state: import("./comet.js").CometState) => unknown) | undefined;
    /**
     * who watches: tabs share a stream, but not with those of a time
     * before the visitor was a player
     */
    playerId?: string | undefined;
};
import { Clock } from './lobby/clock.js';
import { RoomHandle } from './lobby/room.js';
export { Clock, RoomHandle };
