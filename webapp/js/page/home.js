// @ts-check
/** The home page: the live list of public rooms, quick match, and the form for a new room. */
import { Lobby, withoutBriefBreaks } from '../lobby.js';
import { keepFocus } from './focus.js';
import { element, onSubmit, page, recall, remember, text } from './page.js';
import { showMine } from './mine.js';
import { asPlayer, introduceForGood } from './player.js';
import { RoomList } from './room-list.js';

const MOST_GAMES = 30;
/** ms without a keystroke until the lobby searches. */
const SEARCH_PAUSE = 300;
/** The phases of the listed rooms, the same as in HomePage.java. @type {import('../lobby.js').Phase[]} */
const WAITING = ['waiting', 'countdown'];
/** The storage key of the last quick match. */
const LAST_MATCH = 'match';

const lobby = new Lobby(page.root);
const list = new RoomList();
const match = /** @type {HTMLFormElement} */ (element('match'));
const make = /** @type {HTMLFormElement} */ (element('make'));
const search = /** @type {HTMLInputElement} */ (element('q'));

/** Ends the list's stream. */
let following = new AbortController();
const showConnection = withoutBriefBreaks(tellConnection);

keepFocus(element('rooms-heading'));
nameOnce();
unfold();
fillIn(recall(LAST_MATCH));
follow(wanted());
searchWhileTyping(wanted());

onSubmit(match, async (data) => {
  const wish = { game: String(data.get('game')), maxPlayers: Number(data.get('maxPlayers')) };
  remember(LAST_MATCH, JSON.stringify(wish));
  enter(await remembered(data, () => lobby.quickMatch(wish)));
});

onSubmit(make, async (data) => {
  const seats = Number(data.get('maxPlayers'));
  const least = Number(data.get('minPlayers')) || Math.min(2, seats);
  const teams = ['red', 'blue', 'green', 'yellow'].slice(0, Number(data.get('teams')));
  const room = {
    game: String(data.get('game')),
    title: String(data.get('title') ?? '').trim() || undefined,
    maxPlayers: seats,
    minPlayers: Math.min(least, seats),
    visibility: /** @type {'public' | 'unlisted'} */ (data.get('public') ? 'public' : 'unlisted'),
    autoStart: data.get('autoStart') !== null,
    countdownSeconds: Number(data.get('countdownSeconds')),
    spectatorsMay: /** @type {'chat' | 'nothing'} */ (data.get('spectatorsMay') ? 'chat' : 'nothing'),
    metadata: teams.length > 0 ? { teams } : {},
  };
  enter(await remembered(data, () => lobby.create(room)));
});

/**
 * Takes a seat of which the room's page must know.
 * @template T
 * @param {FormData} data
 * @param {() => Promise<T>} action
 */
function remembered(data, action) {
  return asPlayer(lobby, data, action, (name) => introduceForGood(lobby, name));
}

/** @param {import('../lobby.js').Room} room */
function enter(room) {
  location.assign(`${page.root}r/${room.code}`);
}

/** Copies a name from one form to the others. */
function nameOnce() {
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll('.ask-name input'));
  for (const field of fields) {
    field.addEventListener('input', () => {
      for (const other of fields) {
        other.value = field.value;
      }
    });
  }
}

/** Opens the fold that hides an invalid field. */
function unfold() {
  make.addEventListener('invalid', ({ target }) => {
    /** @type {HTMLElement} */ (target).closest('details')?.setAttribute('open', '');
  }, true);
}

/** @param {string | null} last */
function fillIn(last) {
  const game = /** @type {HTMLInputElement} */ (element('match-game'));
  if (!last || game.value !== '') {
    return;
  }
  try {
    const wish = JSON.parse(last);
    game.value = String(wish.game);
    /** @type {HTMLInputElement} */ (element('match-size')).value = String(wish.maxPlayers);
  } catch {
    // The stored value is from another version or hand-made.
  }
}

/** Returns the text to search for. */
function wanted() {
  return search.value.trim();
}

/** @param {string} shown the text that is searched for already */
function searchWhileTyping(shown) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  search.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (wanted() !== shown) {
        shown = wanted();
        element('found').textContent = '';
        follow(shown, () => list.tell());
      }
    }, SEARCH_PAUSE);
  });
  element('search').addEventListener('submit', (event) => event.preventDefault());
}

/**
 * Shows the list, or what a search finds in all rooms.
 * @param {string} q
 * @param {() => void} [found] called once, when the result is shown
 */
async function follow(q, found = () => {}) {
  following.abort();
  following = new AbortController();
  const { signal } = following;
  const onState = (/** @type {import('../comet.js').CometState} */ state) => {
    if (signal.aborted) {
      return;
    }
    showConnection(state);
    if (state === 'open') {
      // The lobby may have been away, and its rooms gone.
      showMine();
    }
  };
  try {
    const options = { phase: WAITING, q: q || undefined, signal, onState };
    for await (const rooms of lobby.watchRooms(options)) {
      if (signal.aborted) {
        return;
      }
      list.show(rooms, q !== '');
      found();
      found = () => {};
      if (q === '') {
        suggest(rooms.map((room) => room.game));
      }
    }
  } catch (error) {
    // The page shows that the list is no longer live.
    if (!signal.aborted) {
      console.warn(error);
    }
  }
}

/** Says so while the list is not live. @param {import('../comet.js').CometState} state */
function tellConnection(state) {
  const shown = element('connection');
  shown.hidden = state === 'open' || state === 'connecting';
  shown.dataset.state = state;
  shown.textContent = text(`connection.${state}`);
}

/** @param {string[]} games */
function suggest(games) {
  const suggested = [...new Set(games)].slice(0, MOST_GAMES);
  const list = /** @type {HTMLDataListElement} */ (element('games'));
  if (suggested.join('\n') === [...list.options].map(({ value }) => value).join('\n')) {
    return;
  }
  const options = suggested.map((game) => {
    const option = document.createElement('option');
    option.value = game;
    return option;
  });
  list.replaceChildren(...options);
}
