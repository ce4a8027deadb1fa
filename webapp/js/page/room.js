// @ts-check
/** One room: follows its events, shows it, and says aloud what changed. */
import { Alerts } from './alerts.js';
import { Chat } from './chat.js';
import { LobbyClock } from './clock.js';
import { Countdown } from './countdown.js';
import { confirmStart, SeatDialog } from './host.js';
import { invite } from './invite.js';
import { Lobby } from '../lobby.js';
import { countText, element, onSubmit, page, text } from './page.js';
import { CometPath } from './path.js';
import { after, isBeforeStart, rulesFor } from './rules.js';
import { showSeats } from './seats.js';
import { showTeams } from './teams.js';
import * as words from './words.js';

/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../comet.js').CometState} CometState
 */

const lobby = new Lobby(page.root);
const clock = new LobbyClock(lobby);
const path = new CometPath(/** @type {any} */ (element('path')));
const stage = element('stage');
const siteTitle = document.title;
const alerts = new Alerts();
const chat = new Chat();

let me = page.me;
let room = /** @type {Room} */ (page.room);
/** What the visitor is in the room beyond what its seats say. @type {import('./rules.js').Place} */
let place = page.place;
/** @type {number | undefined} */
let secondsLeft;
let watching = new AbortController();

const dialog = new SeatDialog(lobby, room.code);
const countdown = new Countdown(element('count'), clock, (seconds) => {
  secondsLeft = seconds;
  showTitle();
});

show();
follow();
invite(room.code, siteTitle, say);
element('alerts').hidden = !isBeforeStart(room);
if (room.phase === 'started' && page.place === 'seat') {
  offerTheGame();
}
// A device that slept may have lost count.
document.addEventListener('visibilitychange', () => document.hidden || recount());

onSubmit(form('join'), async (data, pressed) => {
  const isNew = !me;
  if (!me) {
    me = await lobby.register(String(data.get('name') ?? ''));
    element('me-name').textContent = me.name;
    element('me').hidden = false;
    form('join').querySelector('.ask-name')?.remove();
  }
  const as = pressed?.value === 'watch' ? 'spectator' : 'player';
  const next = await lobby.takeSeat(room.code, { as });
  place = as === 'spectator' ? 'spectator' : 'seat';
  change(next);
  if (isNew) {
    // Opened anew, so that the lobby sees whose stream it is.
    follow();
  }
  element('status').focus();
});

onSubmit(form('ready'), async (_, pressed) => {
  change(await lobby.setReady(room.code, pressed?.value === 'ready'));
});

onSubmit(form('team'), async (_, pressed) => {
  change(await lobby.takeSeat(room.code, { team: pressed?.value }));
});

onSubmit(form('leave'), async () => {
  await lobby.leave(room.code);
  watching.abort();
  location.assign(page.root);
});

onSubmit(form('start'), async () => {
  if (await confirmStart(room)) {
    await lobby.start(room.code);
  }
});

onSubmit(form('say'), async (data) => {
  await lobby.say(room.code, String(data.get('text')));
  // Emptied by a reset: an empty field that the user left would count as wrong.
  form('say').reset();
  element('text').focus();
});

async function follow() {
  watching.abort();
  const { signal } = (watching = new AbortController());
  try {
    const onState = (/** @type {CometState} */ state) => signal.aborted || showConnection(state);
    const options = { signal, onState, playerId: me?.id };
    for await (const event of lobby.events(room.code, options)) {
      await take(event);
    }
    if (place === 'kicked') {
      // The lobby has ended the player's stream; as a visitor one may look on.
      follow();
    }
  } catch (error) {
    const status = signal.aborted ? 0 : /** @type {{ status?: number }} */ (error).status;
    if (status === 404) {
      change({ ...room, phase: 'closed', seats: [], version: room.version + 1 });
    } else if (status === 403) {
      place = 'banned';
      show();
    }
  }
}

/** @param {import('../lobby.js').RoomEvent} event */
async function take(event) {
  const { data } = event;
  const mine = me !== undefined && data.playerId === me.id;
  if (event.event === 'message') {
    chat.add([data], me?.id);
  } else if (event.event === 'snapshot') {
    // What was said while nobody listened.
    lobby.messages(room.code).then((said) => chat.add(said, me?.id)).catch(() => {});
  } else if (mine && event.event === 'joined') {
    place = data.as === 'spectator' ? 'spectator' : 'seat';
  } else if (mine && event.event === 'left') {
    place = data.reason === 'left' ? 'none' : data.reason;
  }
  const sitsDown = event.event === 'joined' && data.as === 'player' && room.spectators > 0;
  change(after(room, event));
  if (sitsDown) {
    // Whether that was a spectator, the event does not say.
    lobby.room(room.code).then(change, () => {});
  }
}

/** Shows what is new; an answer and the stream may tell it in either order. @param {Room} next */
function change(next) {
  if (next.version < room.version) {
    return;
  }
  const before = room;
  room = next;
  secondsLeft = next.phase === 'countdown' ? secondsLeft : undefined;
  show();
  announce(before);
}

function show() {
  const rules = rulesFor(room, me?.id, place);
  const started = room.phase === 'started';
  const counting = room.phase === 'countdown';
  stage.classList.toggle('day', started);
  stage.classList.toggle('counting', counting);
  stage.style.setProperty('--fullness', String(room.seats.length / room.maxPlayers));
  element('status').textContent = words.statusOf(room, rules);
  element('detail').textContent = words.detailOf(room, rules, place);
  element('spectators').textContent =
    room.spectators > 0 ? countText('room.watching', room.spectators) : '';
  element('started-at').textContent = words.startedAtOf(room);
  path.show(started ? room.seats.length : room.maxPlayers, room.seats.length);
  showSeats(element('seats'), room, me?.id, rules.host ? (seat) => dialog.open(seat) : undefined);
  showTeams(form('team'), room, rules);
  showForms(rules);
  showTitle();
  dialog.update(room, rules.host);
  countdown.show(room);
}

/** What the visitor may do now. @param {import('./rules.js').Rules} rules */
function showForms(rules) {
  element('join-panel').hidden = !(rules.canJoin || rules.canWatch);
  element('join-button').hidden = !rules.canJoin;
  element('watch-button').hidden = !rules.canWatch;
  element('invite').hidden = !rules.canInvite;
  form('leave').hidden = !rules.canLeave;
  element('elsewhere').hidden = rules.canLeave;
  element('alerts').hidden = !(rules.member && isBeforeStart(room));
  form('say').hidden = !rules.member || room.phase === 'closed';
  element('chat-panel').hidden = !(rules.member || !chat.isEmpty);

  form('ready').hidden = !rules.canBeReady;
  const counting = room.phase === 'countdown';
  const ready = /** @type {HTMLButtonElement} */ (element('ready-button'));
  ready.value = counting || rules.seat?.ready ? 'unready' : 'ready';
  ready.textContent = words.readyTextOf(room, rules);
  ready.classList.toggle('quiet', ready.value === 'unready');
  element('readiness').textContent = counting ? '' : words.readinessOf(room);

  element('host-panel').hidden = !rules.hostStarts && !(rules.host && room.seats.length > 1);
  form('start').hidden = !rules.hostStarts;
  element('manage-hint').hidden = room.seats.length < 2;
  element('start-hint').textContent = words.startHintOf(room);
  /** @type {HTMLButtonElement} */ (element('start-button')).disabled =
    room.seats.length < room.minPlayers;
}

function showTitle() {
  const rules = rulesFor(room, me?.id, place);
  document.title = `${words.titlePrefixOf(room, rules, secondsLeft)} ${siteTitle}`;
}

/** @param {Room} before */
function announce(before) {
  const rules = rulesFor(room, me?.id, place);
  if (room.phase !== before.phase && room.phase === 'started') {
    element('alert').textContent =
      `${words.statusOf(room, rules)} ${words.detailOf(room, rules, place)}`;
    stage.scrollIntoView({ block: 'start' });
    if (rules.seated) {
      alerts.start();
      offerTheGame();
    }
    return;
  }
  const begins = room.phase === 'countdown' && before.phase !== 'countdown';
  if (begins) {
    recount().then(() => {
      const seconds = Math.ceil((Date.parse(room.startsAt ?? '') - clock.now()) / 1000);
      say(countText('room.countdown.begins', Math.max(0, seconds)));
    });
  }
  const news = words.newsOf(before, room, rules);
  if (news !== '' && !begins) {
    say(news);
  }
}

/** Sets the clock, and the count by it. */
async function recount() {
  if (room.phase === 'countdown') {
    await clock.sync().catch(() => {});
    await countdown.show(room);
  }
}

/** Where the game is, if the lobby knows. */
async function offerTheGame() {
  try {
    const { url } = await lobby.ticket(room.code);
    if (url && /^https?:$/.test(new URL(url, location.href).protocol)) {
      const shown = element('to-game');
      /** @type {HTMLAnchorElement} */ (shown.firstElementChild).href = url;
      shown.hidden = false;
    }
  } catch {
    // No game of the lobby's own.
  }
}

/** @param {CometState} state */
function showConnection(state) {
  const shown = element('connection');
  shown.hidden = room.phase === 'closed';
  shown.dataset.state = state;
  shown.textContent = text(`connection.${state}`);
  if (state === 'waiting') {
    say(shown.textContent);
  } else if (state === 'open') {
    recount();
  }
}

/** @param {string} news */
function say(news) {
  element('news').textContent = news;
}

/** @param {string} id */
function form(id) {
  return /** @type {HTMLFormElement} */ (element(id));
}
