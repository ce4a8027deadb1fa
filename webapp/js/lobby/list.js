// @ts-check
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
export function listOf({ rooms, total, next }) {
  return Object.assign(rooms, next === undefined ? { total } : { total, next });
}

/** The events besides the snapshot. */
const CHANGES = ['added', 'changed', 'removed'];

/**
 * Returns the list after an event, a new array in which unchanged rooms are the same objects; the same
 * array after an event that is unknown.
 * @param {RoomList} list before
 * @param {string} event
 * @param {any} data
 * @returns {RoomList}
 */
export function listAfter(list, event, data) {
  if (event === 'snapshot' || !event) {
    return listOf({ ...data, rooms: data.rooms.map((/** @type {Summary} */ room) => kept(list, room)) });
  }
  if (!CHANGES.includes(event)) {
    return list;
  }
  const { room, code = room?.code, index, total } = data;
  // A changed room may have moved: it is taken out where it was, and inserted where it is now.
  const rooms = list.filter((other) => other.code !== code);
  if (event !== 'removed') {
    rooms.splice(index, 0, kept(list, room));
  }
  return listOf({ rooms, total });
}

/**
 * Returns the object of a list's room if the room has not changed: a snapshot and a new total come
 * with unchanged rooms, too.
 * @param {RoomList} list
 * @param {Summary} room
 */
function kept(list, room) {
  const before = list.find(({ code }) => code === room.code);
  return before && JSON.stringify(before) === JSON.stringify(room) ? before : room;
}
