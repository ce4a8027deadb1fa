// @ts-check
/**
 * A lobby without a line of code:
 *
 *     <script type="module" src="https://lobby.example/js/comet-lobby.js"></script>
 *     <comet-lobby game="reversi" size="2" href="/reversi/"></comet-lobby>
 *
 * Asks for a name, waits for the other players, counts down, and goes to the game with the ticket
 * in the URL's "#ticket=". The event "start" has the ticket in its detail; a listener that prevents
 * the default stays on the page.
 *
 * Attributes: game; size (2); min (2); countdown, in seconds (3); name, if known; code of a certain
 * room; href, the game's address, http or https; lobby, the lobby's address; lang.
 *
 * Style: the custom properties --comet-lobby-accent, -on-accent, -surface, -ink, -soft, -line,
 * -alarm, -radius and -font; the parts card, title, status, count, seats, seat, field, button,
 * quiet, link and problem.
 */
import { Lobby, Refusal } from './lobby.js';
import { seatItems } from './comet-lobby/seats.js';
import { skeleton } from './comet-lobby/skeleton.js';
import { dress } from './comet-lobby/style.js';
import { textsOf } from './comet-lobby/texts.js';
import { withoutBriefBreaks } from './lobby/breaks.js';
import { webAddress } from './lobby/paths.js';

/**
 * @typedef {import('./lobby.js').RoomHandle} RoomHandle
 * @typedef {import('./lobby/room.js').Start & { room: RoomHandle }} StartDetail
 */

const INVITE = 'lobby-room';
const NAME = 'comet-lobby name';

/** The base of elements; a server that renders pages may import this module, too. */
const Element = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class CometLobby extends Element {
  static observedAttributes = ['lang'];

  /** The room, once the visitor has joined one. @type {RoomHandle | undefined} */
  room;
  #parts = skeleton();
  #texts = textsOf('en');
  #counting = false;
  #busy = false;
  #isBroken = false;
  /** Ends with the element's place in the page. */
  #mounted = new AbortController();

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.append(this.#parts.card);
    dress(root);
    const { form, ready, leave, friends, copy } = this.#parts;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#try(() => this.#join({ friends: event.submitter === friends }));
    });
    ready.addEventListener('click', () => this.#try(() => this.room?.ready(!this.room.seat?.ready)));
    leave.addEventListener('click', () => this.#try(() => this.leave()));
    copy.addEventListener('click', () => this.#copy());
  }

  connectedCallback() {
    this.#translate();
    this.#parts.name.value = recalled('localStorage', NAME);
    const isBack = this.#mounted.signal.aborted;
    if (isBack) {
      this.#mounted = new AbortController();
    }
    // A framework may move the element while it joins.
    if (!this.room && (isBack || !this.#busy)) {
      const left = recalled('sessionStorage', this.#key);
      left ? this.#try(() => this.#join({ code: left }).catch(() => this.#enter())) : this.#enter();
    }
  }

  /** Closes the room's stream, and gives up a seat that is on its way, unless the element is moved. */
  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#mounted.abort();
        this.room?.close();
        this.room = undefined;
      }
    });
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.#translate();
      this.room ? this.#show(this.room) : this.#enter();
    }
  }

  /** Gives the seat up. */
  async leave() {
    await this.room?.leave();
    this.#forget();
    this.#enter();
  }

  get #lobby() {
    const root = this.getAttribute('lobby');
    return root ? new Lobby(root) : new Lobby();
  }

  get #key() {
    return `${INVITE} ${this.getAttribute('lobby') ?? ''} ${this.getAttribute('game') ?? ''}`;
  }

  /** The code of the room that the page's link or attribute names. */
  get #invitation() {
    return this.getAttribute('code') ?? new URLSearchParams(location.hash.slice(1)).get(INVITE);
  }

  /** @param {{ friends?: boolean, code?: string }} how */
  async #join({ friends = false, code = this.#invitation ?? undefined }) {
    const number = (/** @type {string} */ name, /** @type {number} */ usual) => Number(this.getAttribute(name) ?? usual);
    const name = (this.getAttribute('name') ?? this.#parts.name.value).trim();
    const size = number('size', 2);
    const { signal } = this.#mounted;
    const room = await this.#lobby.join(this.getAttribute('game') ?? '', {
      name: name || undefined,
      size,
      minPlayers: number('min', Math.min(2, size)),
      countdownSeconds: number('countdown', 3),
      code,
      create: friends ? {} : undefined,
      signal,
    });
    if (signal.aborted) {
      return room.close();
    }
    remember('localStorage', NAME, name);
    remember('sessionStorage', this.#key, room.code);
    this.room = room;
    room.on('change', () => this.#show(room));
    this.#isBroken = room.state === 'waiting';
    room.on('connectionstate', withoutBriefBreaks((state) => {
      if (this.room === room) {
        this.#isBroken = state === 'waiting';
        this.#show(room);
      }
    }, room.state));
    room.countdown((seconds) => this.#count(seconds));
    room.on('start', (start) => this.#start(room, start));
    room.on('kicked', () => this.#end('kicked'));
    room.on('closed', () => this.#end('closed'));
    room.on('error', () => this.#end('lost'));
    this.#show(room);
    this.#parts.status.focus();
    this.dispatchEvent(new CustomEvent('joined', { detail: { room }, bubbles: true, composed: true }));
  }

  /** @param {RoomHandle} room @param {import('./lobby/room.js').Start} start */
  #start(room, start) {
    this.#forget();
    this.#show(room);
    this.#say(this.#texts.started, this.#texts.startedDetail);
    const detail = { ...start, room };
    const going = this.dispatchEvent(
      new CustomEvent('start', { detail, bubbles: true, composed: true, cancelable: true }),
    );
    const game = webAddress(this.getAttribute('href') ?? start.url);
    if (going && game) {
      // The fragment is in no server's log and in no Referer.
      game.hash = start.ticket ? `ticket=${start.ticket}` : '';
      location.assign(game);
    }
  }

  /** @param {'kicked' | 'closed' | 'lost'} how */
  #end(how) {
    this.#forget();
    this.#enter();
    this.#complain(this.#texts[how]);
  }

  #forget() {
    forget('sessionStorage', this.#key);
    if (this.room?.room.phase !== 'started') {
      this.room = undefined;
    }
  }

  /** @param {() => unknown} action */
  async #try(action) {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    const { signal } = this.#mounted;
    this.#complain('');
    this.#parts.card.setAttribute('aria-busy', 'true');
    try {
      await action();
    } catch (error) {
      if (!signal.aborted) {
        this.#complain(this.#texts.problem(error instanceof Refusal ? error : undefined));
      }
    } finally {
      this.#busy = false;
      if (signal.aborted && this.isConnected && !this.room) {
        this.connectedCallback();
      }
      this.#parts.card.removeAttribute('aria-busy');
    }
  }

  #enter() {
    const { form, waiting, count, friends, title, nameField, connection } = this.#parts;
    connection.textContent = '';
    form.hidden = false;
    waiting.hidden = true;
    count.hidden = true;
    friends.hidden = Boolean(this.#invitation);
    nameField.hidden = this.hasAttribute('name');
    this.#parts.name.required = !nameField.hidden;
    title.textContent = this.getAttribute('game') ?? '';
    this.#say(this.#invitation ? this.#texts.invited : this.#texts.welcome, '');
  }

  /** @param {RoomHandle} room */
  #show(room) {
    if (this.room !== room) {
      return;
    }
    const { form, waiting, seats, ready, title, link, invite, leave, connection } = this.#parts;
    const t = this.#texts;
    const { phase, maxPlayers, visibility } = room.room;
    const before = phase === 'waiting' || phase === 'countdown';
    form.hidden = true;
    waiting.hidden = false;
    title.textContent = room.room.title;
    connection.textContent = this.#isBroken ? t.reconnecting : '';
    seats.replaceChildren(...seatItems(room, before ? maxPlayers - room.seats.length : 0, t));
    ready.hidden = leave.hidden = !before;
    ready.setAttribute('part', room.seat?.ready ? 'button quiet' : 'button');
    ready.textContent = room.seat?.ready ? t.notReady : t.ready;
    invite.hidden = !before || visibility !== 'unlisted' || room.seats.length === maxPlayers;
    link.value = new URL(`#${INVITE}=${room.code}`, location.href).href;
    if (before && !this.#counting) {
      const missing = maxPlayers - room.seats.length;
      const away = room.seats.filter((seat) => !seat.connected && seat !== room.seat);
      const complete = away.length > 0 ? t.awaited(away[0].name, away.length) : t.complete;
      this.#say(missing > 0 ? t.missing(missing) : complete, room.seat?.ready ? t.isReady : t.seated);
    }
  }

  /** @param {number | undefined} seconds */
  #count(seconds) {
    this.#counting = Boolean(seconds);
    this.#parts.count.hidden = !seconds;
    this.#parts.count.textContent = String(seconds || '');
    if (seconds) {
      this.#say(this.#texts.counting(seconds), '');
    } else if (this.room) {
      this.#show(this.room);
    }
  }

  /** Shows the status, and announces it once. @param {string} status @param {string} detail */
  #say(status, detail) {
    const parts = this.#parts;
    if (parts.status.textContent !== status || parts.detail.textContent !== detail) {
      parts.status.textContent = status;
      parts.detail.textContent = detail;
      parts.news.textContent = `${status} ${detail}`.trim();
    }
  }

  /** @param {string} problem */
  #complain(problem) {
    this.#parts.problem.textContent = problem;
    this.#parts.problem.hidden = !problem;
  }

  async #copy() {
    const { link, copy } = this.#parts;
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      link.select(); // no clipboard on plain http, except on localhost
      document.execCommand('copy');
    }
    copy.textContent = this.#texts.copied;
    setTimeout(() => (copy.textContent = this.#texts.copy), 3000);
  }

  #translate() {
    const language = this.closest('[lang]')?.getAttribute('lang') ?? navigator.language;
    const t = (this.#texts = textsOf(language));
    const parts = this.#parts;
    parts.card.lang = t.lang;
    parts.nameLabel.textContent = t.name;
    parts.play.textContent = t.play;
    parts.friends.textContent = t.friends;
    parts.seatsLabel.textContent = t.seats;
    parts.leave.textContent = t.leave;
    parts.linkLabel.textContent = t.invite;
    parts.copy.textContent = t.copy;
  }
}

/** Reads a storage, to which a browser may forbid even the access. @param {'localStorage' | 'sessionStorage'} storage @param {string} key */
function recalled(storage, key) {
  try {
    return globalThis[storage].getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** @param {'localStorage' | 'sessionStorage'} storage @param {string} key @param {string} value */
function remember(storage, key, value) {
  try {
    globalThis[storage].setItem(key, value);
  } catch {
    // See recalled().
  }
}

/** @param {'localStorage' | 'sessionStorage'} storage @param {string} key */
function forget(storage, key) {
  try {
    globalThis[storage].removeItem(key);
  } catch {
    // See recalled().
  }
}

if (globalThis.customElements && !customElements.get('comet-lobby')) {
  customElements.define('comet-lobby', CometLobby);
}
