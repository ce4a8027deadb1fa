export class Listeners {
    /** @param {string} event @param {(data: any) => unknown} listener */
    add(event: string, listener: (data: any) => unknown): void;
    /** @param {string} event @param {(data: any) => unknown} listener */
    remove(event: string, listener: (data: any) => unknown): void;
    /** Returns whether a lasting event has happened. @param {string} event */
    has(event: string): boolean;
    /** @param {string} event @param {any} data */
    tell(event: string, data: any): void;
    #private;
}
export type Room = import("../lobby.js").Room;
export type Seat = import("../lobby.js").Seat;
export type Start = {
    /**
     * a signed JWT that identifies the player to the game's server; a
     * spectator has no ticket
     */
    ticket?: string | undefined;
    /**
     * the game's address, if the lobby knows it
     */
    url?: string | undefined;
    /**
     * why there is no ticket: a Refusal, or a network error
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
 * the data of each event
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
    message: import("../lobby.js").Message;
    /**
     * the lobby will relay a message at a moment that it chooses
     */
    scheduled: {
        name: string;
        role: "player" | "spectator";
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
     * the visitor has lost the seat
     */
    kicked: {
        reason: "kicked" | "banned" | "timeout";
    };
    closed: {};
    /**
     * after every event: time to show the room
     */
    change: import("./room.js").RoomHandle;
    /**
     * of the stream
     */
    connectionstate: import("../comet.js").CometState;
    /**
     * the stream can't go on
     */
    error: unknown;
};
