// @ts-check
/** The list of public rooms, and the search in it. */
import { countText, element, page } from './page.js';

const MOST_DOTS = 12;
/** The number of rooms that the server lists, too (HomePage.java). */
const MOST_ROOMS = 100;

/** @typedef {import('../lobby.js').Summary} Summary */

export class RoomList {
  #list = element('rooms');
  #template = /** @type {HTMLTemplateElement} */ (element('room-template'));
  #search = /** @type {HTMLInputElement} */ (element('q'));
  /** @type {Summary[]} */
  #rooms = [];
  #known = false;

  constructor() {
    this.#search.addEventListener('input', () => this.#known && this.#show());
    element('search').addEventListener('submit', (event) => event.preventDefault());
  }

  /** @param {Summary[]} rooms */
  show(rooms) {
    this.#rooms = rooms;
    this.#known = true;
    this.#show();
  }

  #show() {
    const wanted = this.#search.value.trim().toLowerCase();
    const found = this.#rooms.filter(({ title, game }) =>
      `${title}\n${game}`.toLowerCase().includes(wanted));
    this.#fill(found.slice(0, MOST_ROOMS));
    element('no-rooms').hidden = found.length > 0 || wanted !== '';
    element('no-match').hidden = found.length > 0 || wanted === '';
    const more = found.length - MOST_ROOMS;
    element('room-count').textContent = [
      found.length > 0 && countText('rooms.count', found.length),
      more > 0 && countText('rooms.more', more),
    ].filter(Boolean).join(' · ');
  }

  /** @param {Summary[]} rooms */
  #fill(rooms) {
    /** @type {Map<string | undefined, HTMLElement>} */
    const known = new Map();
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (this.#list.querySelectorAll('[data-code]'))) {
      known.set(item.dataset.code, item);
    }
    const items = rooms.map((room) => {
      const item = known.get(room.code) ?? this.#newItem(room);
      fill(item, room);
      return item;
    });
    // Elements that have not moved stay in place, so that a focused link keeps its focus.
    const shown = this.#list.children;
    if (items.some((item, i) => shown[i] !== item) || shown.length !== items.length) {
      this.#list.replaceChildren(...items);
    }
    this.#list.hidden = rooms.length === 0;
  }

  /** @param {Summary} room */
  #newItem(room) {
    const item = /** @type {HTMLElement} */ (this.#template.content.firstElementChild?.cloneNode(true));
    item.dataset.code = room.code;
    item.classList.add('arrived');
    return item;
  }
}

/** @param {HTMLElement} item @param {Summary} room */
function fill(item, room) {
  const title = part(item, '.title');
  title.textContent = room.title;
  part(item, '.game').textContent = room.title === room.game ? '' : room.game;
  for (const link of [title, part(item, '.go')]) {
    link.setAttribute('href', `${page.root}r/${room.code}`);
  }
  part(item, '.of').textContent = countText('rooms.seated', room.seated, room.maxPlayers);
  part(item, '.meter').replaceChildren(...dots(room));
}

/** @param {Summary} room */
function dots({ maxPlayers, seated }) {
  return Array.from({ length: maxPlayers > MOST_DOTS ? 0 : maxPlayers }, (_, i) => {
    const dot = document.createElement('i');
    dot.classList.toggle('on', i < seated);
    return dot;
  });
}

/** @param {HTMLElement} item @param {string} selector */
function part(item, selector) {
  return /** @type {HTMLElement} */ (item.querySelector(selector));
}
