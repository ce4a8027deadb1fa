// @ts-check
/** The view of Quick draw: shows the room and the duel in the page's elements. */
import { keepFocus } from '../page/focus.js';
import { countText, element, onSubmit, page, recall, remember, text } from '../page/page.js';
import { champion } from './rules.js';
import { Sound } from './sound.js';

/**
 * @typedef {import('../lobby.js').RoomHandle} RoomHandle
 * @typedef {import('./rules.js').Duel} Duel
 * @typedef {{ name: string, code?: string, friends: boolean }} Entry
 */

/** The storage key of the tab's room. */
const ROOM = 'quick-draw';

export class View {
  #arena = element('arena');
  #target = /** @type {HTMLButtonElement} */ (element('target'));
  #code = location.pathname.match(/quick-draw\/(\w+)$/)?.[1];
  #phase = '';
  #drawnAt = 0;
  #sound = new Sound();

  /** @param {(entry: Entry) => Promise<void>} enter */
  onEnter(enter) {
    keepFocus(element('says'));
    const form = /** @type {HTMLFormElement} */ (element('enter'));
    const name = /** @type {HTMLInputElement | null} */ (form.elements.namedItem('name'));
    element('friends').hidden = Boolean(this.#code);
    element('play').textContent = text(this.#code ? 'draw.join' : 'draw.play');
    let friends = false;
    element('friends').addEventListener('click', () => (friends = true));
    element('play').addEventListener('click', () => (friends = false));
    onSubmit(form, async () => {
      await enter({ name: name?.value ?? page.me?.name ?? '', code: this.#code, friends });
      form.hidden = true;
      element('room').hidden = false;
      element('says').focus();
    });
    // A reload goes back to the room.
    if (this.#code && page.me && recall(ROOM, 'sessionStorage') === this.#code) {
      form.requestSubmit(element('play'));
    }
  }

  /** @param {(ms?: number) => unknown} press */
  onPress(press) {
    const pressed = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#target.classList.add('pressed');
      press(this.#phase === 'draw' ? Math.round(performance.now() - this.#drawnAt) : undefined);
    };
    this.#target.addEventListener('pointerdown', pressed);
    // Keys that press a button, also without its focus; a held key presses once.
    document.addEventListener('keydown', (event) => {
      if ((event.key === ' ' || event.key === 'Enter') && !event.repeat && !this.#target.hidden
          && [this.#target, document.body, element('says')].includes(/** @type {HTMLElement} */ (event.target))) {
        pressed(event);
      }
    });
  }

  /** @param {() => unknown} ready */
  onReady(ready) {
    onPress('ready', ready);
  }

  /** @param {() => unknown} again */
  onAgain(again) {
    onPress('again', again);
  }

  /** @param {() => Promise<void>} leave */
  onLeave(leave) {
    onPress('leave', async () => {
      remember(ROOM, '', 'sessionStorage');
      await leave();
      location.assign(`${page.root}quick-draw`);
    });
  }

  /** @param {number | undefined} seconds */
  count(seconds) {
    if (seconds) {
      this.#arena.dataset.phase = 'count';
      this.#say(String(seconds), text('draw.count.detail'));
      this.#sound.play(440);
    }
  }

  /** @param {string} state */
  connection(state) {
    const shown = element('connection');
    shown.hidden = state === 'open';
    shown.textContent = text(`connection.${state}`);
  }

  /** @param {string} key */
  end(key) {
    remember(ROOM, '', 'sessionStorage');
    this.#arena.dataset.phase = 'over';
    this.#target.hidden = true;
    this.#say(text(key), text('draw.end.detail'));
    ['waiting', 'again', 'leave'].forEach((id) => (element(id).hidden = true));
    element('play-again').hidden = false;
  }

  /** @param {RoomHandle} room @param {Duel} duel */
  show(room, duel) {
    if (room.room.phase === 'closed' || !room.seat) {
      return;
    }
    remember(ROOM, room.code, 'sessionStorage');
    element('me').hidden = false;
    element('me-name').textContent = room.me.name;
    const started = room.room.phase === 'started';
    element('waiting').hidden = started;
    this.#showPlayers(room, duel, started);
    if (started) {
      this.#showDuel(room, duel);
    } else {
      this.#showWaiting(room);
    }
  }

  /** @param {RoomHandle} room */
  #showWaiting(room) {
    const ready = room.seat?.ready ?? false;
    element('ready').classList.toggle('quiet', ready);
    element('ready').textContent = text(ready ? 'draw.ready.not' : 'draw.ready');
    showInvite(location.href);
    if (room.room.phase === 'countdown') {
      return; // count() shows the number
    }
    const unready = room.seats.filter((seat) => !seat.ready).length;
    const away = room.seats.filter((seat) => !seat.connected && seat !== room.seat).length;
    this.#arena.dataset.phase = 'waiting';
    if (room.seats.length < room.room.minPlayers) {
      this.#say(text('draw.alone'), text('draw.alone.detail'));
    } else {
      const awaited = unready > 0 || away === 0 ? countText('draw.unready', unready) : countText('draw.away', away);
      this.#say(awaited, text(ready ? 'draw.unready.detail' : 'draw.ready.detail'));
    }
  }

  /** @param {RoomHandle} room @param {Duel} duel */
  #showDuel(room, duel) {
    const { me } = room;
    const isIn = duel.players.includes(me.id);
    const isOut = duel.out.includes(me.id);
    const phase = duel.phase !== 'pause' && isOut ? 'out' : duel.phase;
    this.#target.hidden = duel.phase === 'pause' || !isIn || isOut;
    this.#arena.dataset.phase = phase;
    this.#arena.classList.toggle('day', phase === 'draw' || (phase === 'pause' && duel.winner === me.id));
    element('round').textContent = duel.match ? countText('draw.round', duel.round) : '';
    const over = duel.phase === 'pause' && champion(duel);
    element('again').hidden = !over;
    const wished = duel.again.includes(me.id);
    element('again').setAttribute('aria-disabled', String(wished));
    element('again').textContent = text(wished ? 'draw.again.waits' : 'draw.again');
    if (duel.phase !== this.#phase || duel.phase === 'pause') {
      this.#turn(duel, me.id);
    }
    this.#phase = duel.phase;
    this.#say(...sayings(room, duel));
  }

  /** Marks the beginning of a phase with focus and sound. @param {Duel} duel @param {string} me */
  #turn(duel, me) {
    if (duel.phase === this.#phase) {
      return;
    }
    this.#target.classList.remove('pressed');
    if (duel.phase === 'steady') {
      this.#target.focus({ preventScroll: true });
      this.#arena.scrollIntoView({ block: 'nearest' });
    } else if (duel.phase === 'draw') {
      this.#drawnAt = performance.now();
      this.#sound.play(880, 60);
    } else if (duel.winner === me) {
      this.#sound.play(1175, [30, 40, 30]);
    }
  }

  /** @param {string} says @param {string} detail */
  #say(says, detail) {
    const news = `${says} ${detail}`;
    if (element('news').textContent !== news) {
      element('news').textContent = news;
    }
    element('says').textContent = says;
    element('detail').textContent = detail;
  }

  /** @param {RoomHandle} room @param {Duel} duel @param {boolean} started */
  #showPlayers(room, duel, started) {
    const template = /** @type {HTMLTemplateElement} */ (element('player-template'));
    const known = new Map([...element('players').children].map((item) => [/** @type {HTMLElement} */ (item).dataset.player, item]));
    element('players').replaceChildren(...room.seats.map((seat) => {
      const id = seat.playerId;
      const item = /** @type {HTMLElement} */ (known.get(id) ?? template.content.firstElementChild?.cloneNode(true));
      const fill = (/** @type {string} */ part, /** @type {string} */ value) => {
        /** @type {HTMLElement} */ (item.querySelector(part)).textContent = value;
      };
      item.dataset.player = id;
      item.classList.toggle('mine', id === room.me.id);
      item.classList.toggle('ready', !started && seat.ready);
      item.classList.toggle('winner', duel.phase === 'pause' && duel.winner === id);
      item.classList.toggle('out', duel.out.includes(id));
      fill('.name', seat.name);
      const points = duel.points[id] ?? 0;
      fill('.points', started ? String(points) : '');
      fill('.marks', marksOf(room, duel, seat, started).join(' · '));
      item.querySelector('.points')?.setAttribute('aria-label', started ? countText('draw.points', points) : '');
      return item;
    }));
  }
}

/** @param {RoomHandle} room @param {Duel} duel @param {import('../lobby.js').Seat} seat @param {boolean} started */
function marksOf(room, duel, seat, started) {
  const ms = duel.times[seat.playerId];
  const mine = seat.playerId === room.me.id;
  return [
    mine && text('seat.you'),
    !mine && !seat.connected && text('seat.away'),
    !started && seat.ready && text('draw.mark.ready'),
    duel.out.includes(seat.playerId) && text('draw.mark.early'),
    Number.isFinite(ms) && text('draw.mark.ms', ms),
    duel.again.includes(seat.playerId) && text('draw.mark.again'),
  ].filter((mark) => typeof mark === 'string');
}

/** Returns the headline and the line below it. @param {RoomHandle} room @param {Duel} duel @returns {[string, string]} */
function sayings(room, duel) {
  const me = room.me.id;
  const nameOf = (/** @type {string} */ id) => room.seats.find((seat) => seat.playerId === id)?.name ?? '…';
  if (duel.phase !== 'pause') {
    if (duel.out.includes(me)) {
      return [text('draw.early'), text('draw.early.detail')];
    }
    const watches = !duel.players.includes(me);
    return [text(`draw.${duel.phase}`), text(watches ? 'draw.watch' : `draw.${duel.phase}.detail`)];
  }
  if (duel.winner === undefined) {
    const here = room.seats.filter((seat) => seat.connected || seat === room.seat).length;
    return [text('draw.begin'), text(here < 2 ? 'draw.paused' : 'draw.begin.detail')];
  }
  const best = champion(duel);
  if (best) {
    return best === me
      ? [text('draw.match.mine'), text('draw.match.detail')]
      : [text('draw.match', nameOf(best)), text('draw.match.detail')];
  }
  const ms = duel.times[duel.winner];
  const how = Number.isFinite(ms) ? text('draw.won.in', ms) : text('draw.won.early');
  return [duel.winner === me ? text('draw.won.mine') : text('draw.won', nameOf(duel.winner)), how];
}

/** @param {string} id @param {() => unknown} action a failure shows in #news */
function onPress(id, action) {
  const button = element(id);
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-busy') === 'true' || button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    button.setAttribute('aria-busy', 'true');
    try {
      await action();
    } catch {
      element('news').textContent = text('problem.offline');
    } finally {
      button.removeAttribute('aria-busy');
    }
  });
}

/** @param {string} href */
function showInvite(href) {
  const link = /** @type {HTMLInputElement} */ (element('link'));
  if (link.value === href) {
    return;
  }
  link.value = href;
  link.addEventListener('focus', () => link.select());
  element('copy').addEventListener('click', async () => {
    if (navigator.share && matchMedia('(pointer: coarse)').matches) {
      await navigator.share({ url: href }).catch(() => {});
      return;
    }
    try {
      await navigator.clipboard.writeText(href);
    } catch {
      link.select(); // no clipboard on plain http, except on localhost
      document.execCommand('copy');
    }
    element('copy').textContent = text('invite.copied');
    setTimeout(() => (element('copy').textContent = text('invite.copy')), 3000);
  });
}
