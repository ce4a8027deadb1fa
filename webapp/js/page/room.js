// @ts-check
/** The page of a room: follows the room, shows it and announces its changes. */
import { Lobby, RoomHandle, withoutBriefBreaks } from '../lobby.js';
import { Alerts } from './alerts.js';
import { Chat } from './chat.js';
import { keepFocus } from './focus.js';
import { confirmStart, SeatDialog } from './host.js';
import { invite } from './invite.js';
import { countText, element, numberText, onSubmit, page, text } from './page.js';
import { CometPath } from './path.js';
import { asPlayer } from './player.js';
import { isBeforeStart, rulesFor } from './rules.js';
import { SeatList } from './seats.js';
import { showTeams } from './teams.js';
import * as words from './words.js';

/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../comet.js').CometState} CometState
 */

const lobby = new Lobby(page.root);
const path = new CometPath(/** @type {any} */ (element('path')));
const stage = element('stage');
const siteTitle = document.title;
const alerts = new Alerts();
const chat = new Chat();

let me = page.me;
/** The newest state, from the stream or from the answer to a form. */
let room = /** @type {Room} */ (page.room);
/** The visitor's part, which the seats show only for a player. @type {import('./rules.js').Place} */
let place = page.place;
/** @type {number | undefined} */
let secondsLeft;
/** Whether a countdown has begun that has not been announced. */
let countdownIsNews = false;

keepFocus(element('status'));
const dialog = new SeatDialog(lobby, room.code);
const seats = new SeatList(room, say);

show();
const showConnection = withoutBriefBreaks(tellConnection);
let live = follow();
invite(room.code, siteTitle, say);
element('alerts').hidden = !isBeforeStart(room);

onSubmit(form('join'), async (data, pressed) => {
  const before = me?.id;
  const as = pressed?.value === 'watch' ? 'spectator' : 'player';
  const next = await asPlayer(lobby, data, () => lobby.takeSeat(room.code, { as })).finally(meet);
  place = as === 'spectator' ? 'spectator' : 'seat';
  change(next);
  if (me?.id !== before) {
    // So that the lobby knows the player behind the stream.
    followAgain();
  } else {
    // A visitor of an unlisted room has seen none of them.
    showMessages();
  }
  element('status').focus();
});

onSubmit(form('ready'), async (_, pressed) => {
  change(await live.ready(pressed?.value === 'ready'));
});

onSubmit(form('team'), async (_, pressed) => {
  change(await lobby.takeSeat(room.code, { team: pressed?.value }));
});

onSubmit(form('leave'), async () => {
  await live.leave();
  location.assign(page.root);
});

onSubmit(form('start'), async () => {
  if (await confirmStart(room)) {
    await live.start();
  }
});

onSubmit(form('say'), async (data) => {
  await live.say(String(data.get('text')));
  // A reset, because an empty field that the user has left would count as invalid.
  form('say').reset();
  element('text').focus();
});

/** Shows the player that the visitor is now. */
function meet() {
  if (page.me && page.me.id !== me?.id) {
    me = page.me;
    element('me-name').textContent = me.name;
    element('me').hidden = false;
    form('join').querySelector('.ask-name')?.remove();
  }
}

/** @param {boolean} [again] whether to follow again should this stream end, too */
function follow(again = false) {
  const followed = new RoomHandle(lobby, me, room, { history: false });
  followed.on('message', (message) => chat.add([message], me?.id));
  // The state doesn't wait for what was said before it.
  followed.on('snapshot', showMessages);
  followed.on('joined', (joined) => {
    if (joined.playerId === me?.id) {
      place = joined.as === 'spectator' ? 'spectator' : 'seat';
    }
  });
  followed.on('left', ({ playerId, reason }) => {
    if (playerId === me?.id) {
      place = reason === 'left' ? 'none' : reason;
    }
  });
  followed.on('change', () => change(followed.room));
  followed.on('kicked', ({ reason }) => {
    if (reason === 'banned') {
      place = 'banned';
      showConnection('closed');
    }
    change(followed.room);
    if (reason === 'banned') {
      show();
    } else {
      // The lobby has ended the stream, but lets a kicked player look on.
      followAgain(true);
    }
  });
  // A room that is gone has no version: it is newer than what the page shows.
  followed.on('closed', () => {
    change({ ...followed.room, version: Math.max(followed.room.version, room.version) });
  });
  followed.on('start', ({ url }) => offerTheGame(url));
  followed.on('connectionstate', (state) => {
    showConnection(state);
    if (state === 'closed' && again && room.phase !== 'closed') {
      followAgain();
    }
  });
  followed.countdown(count);
  return followed;
}

/**
 * Shows the newest messages: the chat keeps no more than the lobby gives at once. Those of an
 * unlisted room are for its members.
 */
function showMessages() {
  if (room.visibility === 'public' || rulesFor(room, me?.id, place).member) {
    lobby.messages(room.code).then((said) => chat.add(said, me?.id)).catch(() => {});
  }
}

/** @param {boolean} [again] */
function followAgain(again) {
  live.close();
  live = follow(again);
}

/** Shows a newer state. An answer may come before or after the stream's event. @param {Room} next */
function change(next) {
  if (next.version < room.version) {
    return;
  }
  const before = room;
  room = next;
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
  seats.show(room, me?.id, rules.host ? (seat) => dialog.open(seat) : undefined);
  showTeams(form('team'), room, rules);
  showForms(rules);
  showTitle();
  dialog.update(room, rules.host);
  element('count').hidden = !counting || secondsLeft === undefined;
  element('connection').hidden ||= room.phase === 'closed';
}

/** Shows the actions that the visitor may take. @param {import('./rules.js').Rules} rules */
function showForms(rules) {
  element('join-panel').hidden = !(rules.canJoin || rules.canWatch);
  element('join-button').hidden = !rules.canJoin;
  element('watch-button').hidden = !rules.canWatch;
  element('invite').hidden = !rules.canInvite;
  form('leave').hidden = !rules.canLeave;
  element('elsewhere').hidden = rules.canLeave;
  element('alerts').hidden = !(rules.member && isBeforeStart(room));
  form('say').hidden = !rules.maySay || room.phase === 'closed';
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

/** @param {number | undefined} seconds to the start */
function count(seconds) {
  secondsLeft = seconds;
  if (seconds !== undefined) {
    element('count').textContent = numberText(seconds);
    element('count').hidden = room.phase !== 'countdown';
    if (countdownIsNews) {
      countdownIsNews = false;
      say(countText('room.countdown.begins', seconds));
    }
  }
  showTitle();
}

function showTitle() {
  const rules = rulesFor(room, me?.id, place);
  document.title = `${words.titlePrefixOf(room, rules, secondsLeft)} ${siteTitle}`;
}

/** @param {Room} before */
function announce(before) {
  const rules = rulesFor(room, me?.id, place);
  const turned = room.phase !== before.phase;
  if (turned) {
    countdownIsNews = room.phase === 'countdown';
  }
  if (turned && room.phase === 'started') {
    element('alert').textContent =
      `${words.statusOf(room, rules)} ${words.detailOf(room, rules, place)}`;
    stage.scrollIntoView({ block: 'start' });
    if (rules.seated) {
      alerts.start();
    }
    return;
  }
  const news = words.newsOf(before, room, rules);
  if (news !== '' && !(turned && countdownIsNews)) {
    say(news);
  }
}

/** Links to the game, if the lobby knows its address. @param {string} [url] */
function offerTheGame(url) {
  if (url) {
    const shown = element('to-game');
    /** @type {HTMLAnchorElement} */ (shown.firstElementChild).href = url;
    shown.hidden = false;
  }
}

/** @param {CometState} state */
function tellConnection(state) {
  const shown = element('connection');
  shown.hidden = room.phase === 'closed';
  shown.dataset.state = state;
  shown.textContent = text(`connection.${state}`);
  if (state === 'waiting') {
    say(shown.textContent);
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
