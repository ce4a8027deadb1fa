/** The reducer of a list's stream: a pure function of the list and an event. */
/**
 * @typedef {import('../lobby.js').Summary} Summary
 * @typedef {import('../lobby.js').RoomList} RoomList
 */
/**
 * Returns a list with its total and the cursor of the following window.
 * @param {{ rooms: Summary[], total: number, next?: string }} data
 * @returns {RoomList}
 */
export function listOf({ rooms, total, next }: {
    rooms: Summary[];
    total: number;
    next?: string;
}): RoomList;
/**
 * Returns the list after an event, a new array in which unchanged rooms are the same objects; the same
 * array after an event that is unknown.
 * @param {RoomList} list before
 * @param {string} event
 * @param {any} data
 * @returns {RoomList}
 */
export function listAfter(list: RoomList, event: string, data: any): RoomList;
export type Summary = import("../lobby.js").Summary;
export type RoomList = import("../lobby.js").RoomList;
