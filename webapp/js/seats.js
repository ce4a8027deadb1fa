// @ts-check
/** The list of seats: who is here, and who is missing. */
import { countText, element, text } from './page.js';

const MOST_FREE = 12;

/**
 * Brings a list up to date. Seats that stay keep their element, so that only arrivals are animated
 * and nothing is read out twice.
 * @param {HTMLElement} list
 * @param {import('./lobby.js').Room} room
 * @param {string} [myId]
 */
export function showSeats(list, room, myId) {
  const known = new Map();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[data-player]'))) {
    known.set(item.dataset.player, item);
  }
  const items = room.seats.map((seat) => {
    const item = known.get(seat.playerId) ?? newSeat(seat);
    const mine = seat.playerId === myId;
    item.classList.toggle('mine', mine);
    item.classList.toggle('away', seat.connected === false);
    item.querySelector('.marks').textContent = [
      mine && text('seat.you'),
      seat.playerId === room.host && text('seat.host'),
      seat.connected === false && text('seat.away'),
    ].filter(Boolean).join(' · ');
    return item;
  });
  const waiting = room.phase === 'waiting' || room.phase === 'countdown';
  list.replaceChildren(...items, ...freeSeats(waiting ? room.maxPlayers - room.seats.length : 0));
}

/** @param {import('./lobby.js').Seat} seat */
function newSeat(seat) {
  const item = copy('seat-template');
  item.dataset.player = seat.playerId;
  item.classList.add('arrived', `hue-${hue(seat.name)}`);
  part(item, '.avatar').textContent = initial(seat.name);
  part(item, '.name').textContent = seat.name;
  return item;
}

/** @param {number} count */
function freeSeats(count) {
  const shown = count > MOST_FREE ? MOST_FREE - 1 : count;
  const items = Array.from({ length: shown }, () => copy('free-seat-template'));
  if (count > shown) {
    const more = copy('free-seat-template');
    more.classList.add('more');
    part(more, '.avatar').textContent = `+${count - shown}`;
    part(more, '.name').textContent = countText('seat.more', count - shown);
    items.push(more);
  }
  return items;
}

/** @param {string} id */
function copy(id) {
  const template = /** @type {HTMLTemplateElement} */ (element(id));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/** @param {HTMLElement} item @param {string} selector */
function part(item, selector) {
  return /** @type {HTMLElement} */ (item.querySelector(selector));
}

/** The first character as a reader sees it, which may be several code points. @param {string} name */
function initial(name) {
  const first = Intl.Segmenter
    ? [...new Intl.Segmenter().segment(name)][0]?.segment
    : [...name][0];
  return (first ?? '').toLocaleUpperCase();
}

/** The same colour for the same name, here and on the server (String.hashCode). @param {string} name */
function hue(name) {
  let hash = 0;
  for (let i = 0; i < name.length; i++) {
    hash = (31 * hash + name.charCodeAt(i)) | 0;
  }
  return ((hash % 6) + 6) % 6;
}
