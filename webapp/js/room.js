// @ts-check
/** One room: follows its state, shows it, and says aloud what changed. */
import { Lobby } from './lobby.js';
import { countText, element, onSubmit, page, text } from './page.js';
import { CometPath } from './path.js';
import { showSeats } from './seats.js';

/**
 * @typedef {import('./lobby.js').Room} Room
 * @typedef {import('./comet.js').CometState} CometState
 */

const lobby = new Lobby(page.root);
const path = new CometPath(/** @type {any} */ (element('path')));
const stage = element('stage');
const siteTitle = document.title;

let me = page.me;
let room = /** @type {Room} */ (page.room);
let watching = new AbortController();

show(room);
follow();

onSubmit(form('join'), async (data) => {
  if (!me) {
    me = await lobby.register(String(data.get('name') ?? ''));
    element('me-name').textContent = me.name;
    element('me').hidden = false;
    element('ask-name').remove();
  }
  change(await lobby.takeSeat(room.code));
  // Opened anew, so that the lobby sees whose stream it is.
  follow();
  element('status').focus();
});

onSubmit(form('leave'), async () => {
  await lobby.leave(room.code);
  watching.abort();
  location.assign(page.root);
});

onSubmit(form('start'), () => lobby.start(room.code));

inviteByLink();

async function follow() {
  watching.abort();
  const { signal } = (watching = new AbortController());
  try {
    const onState = (/** @type {CometState} */ state) => signal.aborted || showConnection(state);
    const options = { signal, onState, playerId: me?.id };
    for await (const next of lobby.watch(room.code, options)) {
      change(next);
    }
  } catch (error) {
    if (!signal.aborted && /** @type {{ status?: number }} */ (error).status === 404) {
      change({ ...room, phase: 'closed', seats: [], version: room.version + 1 });
    }
  }
}

/** Shows what is new; an answer and the stream may tell it in either order. @param {Room} next */
function change(next) {
  if (next.version < room.version) {
    return;
  }
  const before = room;
  room = next;
  show(next);
  announce(before, next);
}

/** @param {Room} shown */
function show(shown) {
  const seated = shown.seats.some((seat) => seat.playerId === me?.id);
  const waiting = shown.phase === 'waiting' || shown.phase === 'countdown';
  const missing = shown.maxPlayers - shown.seats.length;
  const started = shown.phase === 'started';

  stage.classList.toggle('day', started);
  stage.style.setProperty('--fullness', String(shown.seats.length / shown.maxPlayers));
  element('status').textContent = statusOf(shown);
  element('detail').textContent = detailOf(shown, seated);
  document.title = `${titlePrefix(shown)} ${siteTitle}`;
  path.show(started ? shown.seats.length : shown.maxPlayers, shown.seats.length);
  showSeats(element('seats'), shown, me?.id);

  element('join-panel').hidden = seated || !waiting || missing === 0;
  element('invite').hidden = !waiting || (missing === 0);
  element('leave').hidden = !seated;
  element('elsewhere').hidden = seated;
  const hostStarts = seated && waiting && shown.host === me?.id
    && !(shown.autoStart && shown.minPlayers === shown.maxPlayers);
  element('start-panel').hidden = !hostStarts;
  const enough = shown.seats.length >= shown.minPlayers;
  /** @type {HTMLButtonElement} */ (element('start-button')).disabled = !enough;
  element('start-hint').textContent = enough
    ? text('room.start.now')
    : countText('room.start.from', shown.minPlayers);
  element('below').hidden = started && seated;
}

/** @param {Room} shown */
function statusOf(shown) {
  switch (shown.phase) {
    case 'started':
      return text('room.started');
    case 'closed':
      return text('room.closed');
    case 'countdown':
      return text('room.countdown');
    default: {
      const missing = shown.maxPlayers - shown.seats.length;
      return missing === 0 ? text('room.complete') : countText('room.missing', missing);
    }
  }
}

/** @param {Room} shown @param {boolean} seated */
function detailOf(shown, seated) {
  if (shown.phase === 'closed') {
    return text('room.closed.detail');
  }
  if (shown.phase === 'started') {
    return text(seated ? 'room.started.detail' : 'room.started.without');
  }
  if (!seated) {
    return text(shown.seats.length < shown.maxPlayers ? 'room.visitor' : 'room.full');
  }
  return text('room.seated');
}

/** So that a tab in the background says how things are. @param {Room} shown */
function titlePrefix(shown) {
  return shown.phase === 'started'
    ? `★ ${text('room.started')}`
    : `(${shown.seats.length}/${shown.maxPlayers})`;
}

/** @param {Room} before @param {Room} after */
function announce(before, after) {
  if (after.phase === 'started' && before.phase !== 'started') {
    element('alert').textContent = `${text('room.started')} ${text('room.started.detail')}`;
    stage.scrollIntoView({ block: 'start' });
    return;
  }
  const names = (/** @type {Room} */ a, /** @type {Room} */ b) =>
    a.seats.filter((seat) => !b.seats.some((other) => other.playerId === seat.playerId))
      .map((seat) => seat.name);
  const news = [
    ...names(after, before).map((name) => text('room.arrived', name)),
    ...names(before, after).map((name) => text('room.left', name)),
  ];
  if (news.length > 0 || before.phase !== after.phase) {
    element('news').textContent = [...news, statusOf(after)].join(' ');
  }
}

/** @param {CometState} state */
function showConnection(state) {
  const shown = element('connection');
  shown.hidden = false;
  shown.dataset.state = state;
  shown.textContent = text(`connection.${state}`);
  if (state === 'waiting') {
    element('news').textContent = shown.textContent;
  }
}

function inviteByLink() {
  const link = /** @type {HTMLInputElement} */ (element('link'));
  const copy = element('copy');
  link.value = new URL(`r/${room.code}`, new URL(page.root, location.href)).href;
  link.addEventListener('focus', () => link.select());
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      // No clipboard on plain http, except on localhost.
      link.select();
      document.execCommand('copy');
    }
    copy.textContent = text('invite.copied');
    element('news').textContent = text('invite.copied');
    setTimeout(() => (copy.textContent = text('invite.copy')), 3000);
  });
  const share = element('share');
  share.hidden = !navigator.share;
  share.addEventListener('click', () => {
    navigator.share({ title: siteTitle, url: link.value }).catch(() => {
      // The user changed their mind.
    });
  });
}

/** @param {string} id */
function form(id) {
  return /** @type {HTMLFormElement} */ (element(id));
}
