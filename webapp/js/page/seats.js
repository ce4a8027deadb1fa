// @ts-check
/** The list of taken and free seats. */
import { arrange, countText, element, text } from './page.js';
import { isBeforeStart, missingIn } from './rules.js';
import { FEW, seatsToDraw, STEP } from './seat-window.js';
import { teamColour, teamText } from './words.js';

const MOST_FREE = 12;

/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../lobby.js').Seat} Seat
 */

/** @typedef {(seat: Seat) => void} Manage the action of the host's button at another player's seat */

/**
 * The list. A seat keeps its element, so that only new seats are animated and no seat is read out
 * twice. An event touches only what it changes, however many players the room has.
 */
export class SeatList {
  #list = element('seats');
  #rest = element('rest');
  #more = copy('free-seat-template');
  /** The free seats that are drawn one by one. */
  #free = /** @type {HTMLElement[]} */ ([...this.#list.querySelectorAll('.free')]);
  /** The items of the taken seats by their players. @type {Map<string | undefined, HTMLElement>} */
  #taken = new Map();
  /** The last drawing of each item: its seat, and the facts about it that are not in the seat. */
  #shown = /** @type {WeakMap<HTMLElement, { seat: Seat, facts: string }>} */ (new WeakMap());
  /** All items in their order. @type {Element[]} */
  #items = [...this.#list.children];
  /** The seats of the room before. @type {Seat[]} */
  #before;
  #most;
  /** The player whose seat had the focus last. @type {string | undefined} */
  #held;
  /** Shows the present room once more. */
  #again = () => {};

  /**
   * @param {Room} room as the server has drawn it
   * @param {(news: string) => void} say tells a screen reader
   */
  constructor(room, say) {
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (this.#list.querySelectorAll('[data-player]'))) {
      this.#taken.set(item.dataset.player, item);
    }
    this.#before = room.seats;
    this.#most = Number(element('more-button').getAttribute('value')) - STEP;
    this.#more.classList.add('more');
    part(this.#more, '.avatar').removeAttribute('aria-hidden');
    element('more').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#most += STEP;
      this.#again();
      say(text('seat.drawn', this.#taken.size, this.#before.length));
    });
  }

  /**
   * @param {Room} room
   * @param {string | undefined} myId
   * @param {Manage} [manage]
   */
  show(room, myId, manage) {
    const before = isBeforeStart(room);
    const seats = seatsToDraw(room, myId, this.#most, this.#heldId());
    const taken = seats.map((seat) => {
      const item = this.#taken.get(seat.playerId) ?? this.#newSeat(seat);
      const mine = seat.playerId === myId;
      const facts = [before, mine, seat.playerId === room.host, manage !== undefined].join();
      const last = this.#shown.get(item);
      if (last?.seat !== seat || last.facts !== facts) {
        this.#shown.set(item, { seat, facts });
        fill(item, room, seat, myId);
        offer(item, seat, mine ? undefined : manage);
      }
      return item;
    });
    this.#taken = new Map(seats.map((seat, i) => [seat.playerId, taken[i]]));
    this.#showRest(room.seats.length - seats.length);
    const crowd = room.seats.length > FEW;
    this.#list.classList.toggle('crowd', crowd);
    // The status of a large room tells the number of its free seats well enough.
    const free = this.#freeSeats(before && !crowd ? missingIn(room) : 0);
    const items = [...taken, this.#rest, ...free];
    if (items.length !== this.#items.length || items.some((item, i) => item !== this.#items[i])) {
      arrange(this.#list, items);
      this.#items = items;
    }
    this.#before = room.seats;
    this.#again = () => this.show(room, myId, manage);
  }

  /** Returns the player whose seat has the focus, or will have it again after a dialog. */
  #heldId() {
    const seat = document.activeElement?.closest('[data-player]');
    if (seat instanceof HTMLElement && this.#list.contains(seat)) {
      this.#held = seat.dataset.player;
    } else if (!document.querySelector('dialog[open]')) {
      this.#held = undefined;
    }
    return this.#held;
  }

  /** @param {Seat} seat */
  #newSeat(seat) {
    const known = this.#before.some(({ playerId }) => playerId === seat.playerId);
    return newSeat(seat, !known);
  }

  /** Shows the number of taken seats that are not drawn. @param {number} count */
  #showRest(count) {
    const focused = this.#rest.contains(document.activeElement);
    this.#rest.hidden = count === 0;
    if (focused && count === 0) {
      this.#list.tabIndex = -1;
      this.#list.focus();
    }
    if (count > 0) {
      write(element('rest-count'), countText('seat.rest', count));
      write(element('more-button'), countText('seat.draw', Math.min(STEP, count)));
    }
  }

  /** @param {number} count */
  #freeSeats(count) {
    const single = count > MOST_FREE ? MOST_FREE - 1 : count;
    while (this.#free.length < single) {
      this.#free.push(copy('free-seat-template'));
    }
    this.#free.length = single;
    if (count === single) {
      return this.#free;
    }
    write(part(this.#more, '.avatar'), `+${count - single}`);
    write(part(this.#more, '.name'), countText('seat.more', count - single));
    return [...this.#free, this.#more];
  }
}

/** @param {HTMLElement} item @param {Room} room @param {Seat} seat @param {string} [myId] */
function fill(item, room, seat, myId) {
  const before = isBeforeStart(room);
  const mine = seat.playerId === myId;
  const ready = before && seat.ready;
  const away = before && !mine && !seat.connected;
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

/** @param {HTMLElement} item @param {Seat} seat @param {Manage | undefined} manage */
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

/** @param {Seat} seat @param {boolean} arrived whether the player has just come into the room */
function newSeat(seat, arrived) {
  const item = copy('seat-template');
  item.dataset.player = seat.playerId;
  item.classList.add(`hue-${hue(seat.name)}`);
  item.classList.toggle('arrived', arrived);
  part(item, '.avatar').textContent = initial(seat.name);
  part(item, '.name').textContent = seat.name;
  return item;
}

/** @param {string} id */
function copy(id) {
  const template = /** @type {HTMLTemplateElement} */ (element(id));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/** Writes a text that may be there already. @param {HTMLElement} where @param {string} words */
function write(where, words) {
  if (where.textContent !== words) {
    where.textContent = words;
  }
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
