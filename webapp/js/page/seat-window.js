// @ts-check
/** The taken seats that the page draws: in a large room not all. SeatWindow.java has the same rules. */
import { isBeforeStart } from './rules.js';

/** The largest room that is drawn whole. */
export const FEW = 60;
/** The largest number of players whom a room waits for that are all drawn. */
const MOST_AWAITED = 30;
/** The number of seats that a visitor may add at once. */
export const STEP = 100;

/**
 * Chooses a room's seats. A room with few seats has them in their order. A larger one begins with the
 * visitor's and the host's, and then has the newest first; older ones only if the room waits for few
 * players, and these are among them.
 * @param {import('../lobby.js').Room} room
 * @param {string | undefined} myId
 * @param {number} most the largest number of seats to draw
 * @param {string} [heldId] a player whose seat is drawn in any case, since it has the focus
 */
export function seatsToDraw(room, myId, most, heldId) {
  const { seats, host } = room;
  if (seats.length <= FEW) {
    return seats;
  }
  const of = (/** @type {string | undefined} */ id) => seats.find(({ playerId }) => playerId === id);
  const first = [...new Set([of(myId), of(host)])].filter((seat) => seat !== undefined);
  const others = seats.filter((seat) => !first.includes(seat)).reverse();
  const awaited = isBeforeStart(room) ? others.filter((seat) => !(seat.ready && seat.connected)) : [];
  const ranked = [...new Set([...(awaited.length <= MOST_AWAITED ? awaited : []), ...others])];
  const chosen = new Set(ranked.slice(0, most - first.length));
  return [...first, ...others.filter((seat) => chosen.has(seat) || seat.playerId === heldId)];
}
