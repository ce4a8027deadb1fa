// @ts-check
/** The list of public rooms. */
import { arrange, countText, element, page } from './page.js';

const MOST_DOTS = 12;

/** @typedef {import('../lobby.js').Summary} Summary */

export class RoomList {
  #list = element('rooms');
  #template = /** @type {HTMLTemplateElement} */ (element('room-template'));
  /** The room that an item shows. @type {WeakMap<HTMLElement, Summary>} */
  #shown = new WeakMap();

  /**
   * @param {import('../lobby.js').RoomList} rooms
   * @param {boolean} searched whether the list is the result of a search
   */
  show(rooms, searched) {
    this.#fill(rooms);
    element('no-rooms').hidden = rooms.length > 0 || searched;
    element('no-match').hidden = rooms.length > 0 || !searched;
    element('room-count').textContent = rooms.total > rooms.length
      ? countText('rooms.window', rooms.total, rooms.length)
      : rooms.length > 0 || searched ? countText('rooms.count', rooms.length) : '';
  }

  /** Tells a screen reader the result of a search. The number changes too often to be told always. */
  tell() {
    element('found').textContent = element('room-count').textContent;
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
      if (this.#shown.get(item) !== room) {
        this.#shown.set(item, room);
        fill(item, room);
      }
      return item;
    });
    arrange(this.#list, items);
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
