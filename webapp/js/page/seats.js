// @ts-check
/** The list of taken and free seats. */
import { arrange, countText, element, text } from './page.js';
import { isBeforeStart, missingIn } from './rules.js';
import { teamColour, teamText } from './words.js';

const MOST_FREE = 12;

/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../lobby.js').Seat} Seat
 */

/** What an item shows: its seat, and the facts about it that are not in the seat. */
const shown = /** @type {WeakMap<HTMLElement, { seat: Seat, facts: string }>} */ (new WeakMap());

/**
 * Updates the list. A seat keeps its element, so that only new seats are animated and no seat is
 * read out twice. In a room of 1,000 only the changed seats are drawn again.
 * @param {HTMLElement} list
 * @param {Room} room
 * @param {string | undefined} myId
 * @param {(seat: Seat) => void} [manage] the action of the host's button at another player's seat
 */
export function showSeats(list, room, myId, manage) {
  const known = new Map();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[data-player]'))) {
    known.set(item.dataset.player, item);
  }
  const before = isBeforeStart(room);
  const items = room.seats.map((seat) => {
    const item = known.get(seat.playerId) ?? newSeat(seat);
    const mine = seat.playerId === myId;
    const facts = [before, mine, seat.playerId === room.host, manage !== undefined].join();
    const last = shown.get(item);
    if (last?.seat !== seat || last.facts !== facts) {
      shown.set(item, { seat, facts });
      fill(item, room, seat, myId);
      offer(item, seat, mine ? undefined : manage);
    }
    return item;
  });
  arrange(list, [...items, ...freeSeats(before ? missingIn(room) : 0)]);
}

/** @param {HTMLElement} item @param {Room} room @param {Seat} seat @param {string} [myId] */
function fill(item, room, seat, myId) {
  const before = isBeforeStart(room);
  const mine = seat.playerId === myId;
  const ready = before && seat.ready;
  const away = before && !seat.connected;
  item.classList.toggle('mine', mine);
  item.classList.toggle('ready', ready);
  item.classList.toggle('away', away);
  part(item, '.marks').textContent = [
    mine && text('seat.you'),
    seat.playerId === room.host && text('seat.host'),
    ready && text('seat.ready'),
    away && text('seat.away'),
  ].filter(Boolean).join(' · ');
  const team = part(item, '.team');
  team.hidden = !seat.team;
  team.className = `team ${seat.team ? teamColour(seat.team) : ''}`.trim();
  team.textContent = seat.team ? teamText(seat.team) : '';
}

/** @param {HTMLElement} item @param {Seat} seat @param {((seat: Seat) => void) | undefined} manage */
function offer(item, seat, manage) {
  const old = /** @type {HTMLButtonElement | null} */ (item.querySelector('.manage'));
  if (!manage) {
    old?.remove();
    return;
  }
  const button = old ?? document.createElement('button');
  button.onclick = () => manage(seat);
  if (!old) {
    button.type = 'button';
    button.className = 'manage';
    button.textContent = '⋯';
    button.setAttribute('aria-label', text('seat.manage', seat.name));
    part(item, '.disc').append(button);
  }
}

/** @param {Seat} seat */
function newSeat(seat) {
  const item = copy('seat-template');
  item.dataset.player = seat.playerId;
  item.classList.add(`hue-${hue(seat.name)}`, 'arrived');
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

/** Returns the first grapheme, which may be several code points. @param {string} name */
function initial(name) {
  const first = Intl.Segmenter
    ? [...new Intl.Segmenter().segment(name)][0]?.segment
    : [...name][0];
  return (first ?? '').toLocaleUpperCase();
}

/** Returns the hue of a name; the server computes the same (String.hashCode). @param {string} name */
function hue(name) {
  let hash = 0;
  for (let i = 0; i < name.length; i++) {
    hash = (31 * hash + name.charCodeAt(i)) | 0;
  }
  return ((hash % 6) + 6) % 6;
}
