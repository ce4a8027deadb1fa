// @ts-check
/** The seats that the element draws: of a large room not all. */
import { make } from './make.js';

/**
 * @typedef {import('../lobby/room.js').RoomHandle} RoomHandle
 * @typedef {import('../lobby.js').Seat} Seat
 * @typedef {import('./texts.js').Texts} Texts
 */

/** The largest number of players who are drawn, and of free seats. */
const MOST_TAKEN = 24;
const MOST_FREE = 12;

/**
 * Makes the items of a room's seats.
 * @param {RoomHandle} room
 * @param {number} free the number of free seats
 * @param {Texts} t
 */
export function seatItems(room, free, t) {
  const drawn = seatsToDraw(room);
  const hidden = room.seats.length - drawn.length;
  return [
    ...drawn.map((seat) => seatItem(room, seat, t)),
    ...(hidden > 0 ? [make('li', 'seat', { textContent: t.more(hidden) })] : []),
    ...freeSeats(free, t),
  ];
}

/** Chooses of a large room the visitor, the host, and then the newest players. @param {RoomHandle} room */
function seatsToDraw({ seats, seat: mine, room }) {
  if (seats.length <= MOST_TAKEN) {
    return seats;
  }
  const host = seats.find(({ playerId }) => playerId === room.host);
  const newestFirst = seats.slice(-MOST_TAKEN).reverse();
  const drawn = [...new Set([mine, host, ...newestFirst])].filter((seat) => seat !== undefined);
  return drawn.slice(0, MOST_TAKEN);
}

/** @param {RoomHandle} room @param {Seat} seat @param {Texts} t */
function seatItem(room, seat, t) {
  const mine = seat.playerId === room.me.id;
  const away = !mine && !seat.connected;
  const marks = [
    mine && t.you,
    seat.playerId === room.room.host && t.host,
    away && t.away,
    seat.ready && t.readyMark,
  ].filter((mark) => typeof mark === 'string');
  const item = make('li', 'seat', {}, make('bdi', undefined, { textContent: seat.name }));
  item.classList.toggle('ready', seat.ready);
  item.classList.toggle('away', away);
  if (marks.length > 0) {
    item.append(make('span', 'marks', { textContent: marks.join(' · ') }));
  }
  return item;
}

/** @param {number} count @param {Texts} t */
function freeSeats(count, t) {
  const shown = Math.min(count, MOST_FREE);
  return Array.from({ length: shown }, (_, i) => {
    const rest = i === shown - 1 ? count - i : 1;
    return make('li', 'seat free', { className: 'free', textContent: rest > 1 ? t.freeSeats(rest) : t.freeSeat });
  });
}
