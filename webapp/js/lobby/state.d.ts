/** The reducer of a room's stream: a pure function of the room and an event. */
/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../lobby.js').Seat} Seat
 */
/**
 * Returns the room after an event, as the server has it at the event's version.
 * @param {Room} room before
 * @param {string} event
 * @param {any} data
 * @returns {Room}
 */
export function applied(room: Room, event: string, data: any): Room;
export type Room = import("../lobby.js").Room;
export type Seat = import("../lobby.js").Seat;
