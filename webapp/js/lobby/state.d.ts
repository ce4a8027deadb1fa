/** What each event of a room's stream makes of the room. Pure: neither argument is changed. */
/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../lobby.js').Seat} Seat
 */
/**
 * The room after an event: what the server has at the event's version.
 * @param {Room} room before
 * @param {string} event
 * @param {any} data
 * @returns {Room}
 */
export function applied(room: Room, event: string, data: any): Room;
export type Room = import("../lobby.js").Room;
export type Seat = import("../lobby.js").Seat;
