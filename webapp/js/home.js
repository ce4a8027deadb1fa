// @ts-check
/** The home page: the public rooms as they come and go, and the form that opens one. */
import { Lobby } from './lobby.js';
import { countText, element, onSubmit, page } from './page.js';

const MOST_DOTS = 12;

const lobby = new Lobby(page.root);
const list = element('rooms');
const template = /** @type {HTMLTemplateElement} */ (element('room-template'));

onSubmit(/** @type {HTMLFormElement} */ (element('make')), async (data) => {
  if (!page.me) {
    page.me = await lobby.register(String(data.get('name') ?? ''));
  }
  const seats = Number(data.get('maxPlayers'));
  const least = Number(data.get('minPlayers')) || seats;
  const room = await lobby.create({
    game: String(data.get('game')),
    title: String(data.get('title') ?? '').trim() || undefined,
    maxPlayers: seats,
    minPlayers: Math.min(least, seats),
    visibility: data.get('public') ? 'public' : 'unlisted',
  });
  location.assign(`${page.root}r/${room.code}`);
});

follow();

async function follow() {
  for await (const rooms of lobby.watchRooms()) {
    show(rooms.filter((room) => room.phase === 'waiting' || room.phase === 'countdown'));
  }
}

/** @param {import('./lobby.js').Summary[]} rooms */
function show(rooms) {
  /** @type {Map<string | undefined, HTMLElement>} */
  const known = new Map();
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('[data-code]'))) {
    known.set(item.dataset.code, item);
  }
  const items = rooms.map((room) => {
    const item = known.get(room.code) ?? newItem(room);
    fill(item, room);
    return item;
  });
  // Left in place where nothing moved, so that a focused link keeps its focus.
  if (items.some((item, i) => list.children[i] !== item) || list.children.length !== items.length) {
    list.replaceChildren(...items);
  }
  list.hidden = rooms.length === 0;
  element('no-rooms').hidden = rooms.length > 0;
  element('room-count').textContent =
    rooms.length === 0 ? '' : countText('rooms.count', rooms.length);
}

/** @param {import('./lobby.js').Summary} room */
function newItem(room) {
  const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  item.dataset.code = room.code;
  item.classList.add('arrived');
  return item;
}

/** @param {HTMLElement} item @param {import('./lobby.js').Summary} room */
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

/** @param {import('./lobby.js').Summary} room */
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
