// @ts-check
/** The sentences of a room's page. */
import { countText, text, timeText } from './page.js';
import { awayFrom, isBeforeStart, missingIn } from './rules.js';

/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('./rules.js').Rules} Rules
 * @typedef {import('./rules.js').Place} Place
 */

const COLOURS = ['red', 'blue', 'green', 'yellow'];
const MOST_NAMES = 3;

/** Returns the status line. @param {Room} room @param {Rules} rules */
export function statusOf(room, rules) {
  if (rules.out || rules.banned) {
    return text('room.out');
  }
  switch (room.phase) {
    case 'started':
      return text(rules.seated ? 'room.started' : 'room.started.others');
    case 'closed':
      return text('room.closed');
    case 'countdown':
      return text('room.countdown');
    default: {
      const missing = missingIn(room);
      return missing === 0 ? completeOf(room, rules) : countText('room.missing', missing);
    }
  }
}

/** Says whether everybody is in a full room, or who is awaited. @param {Room} room @param {Rules} rules */
function completeOf(room, rules) {
  const away = awayFrom(room, rules.seat?.playerId);
  switch (away.length) {
    case 0:
      return text('room.complete');
    case 1:
      return text('room.awaited', away[0].name);
    default:
      return text('room.awaited.several', away.length);
  }
}

/**
 * Returns the second line: what the status means for the visitor.
 * @param {Room} room
 * @param {Rules} rules
 * @param {Place} place
 */
export function detailOf(room, rules, place) {
  if (rules.out || rules.banned) {
    return text(`room.${place}`);
  }
  switch (room.phase) {
    case 'closed':
      return text('room.closed.detail');
    case 'started':
      return text(rules.seated ? 'room.started.detail' : 'room.started.without');
    case 'countdown':
      return text(rules.seated ? 'room.countdown.seated' : 'room.countdown.others');
    default:
      if (rules.seated) {
        return text('room.seated');
      }
      if (rules.watching) {
        return text(rules.maySay ? 'room.spectator' : 'room.spectator.silent');
      }
      return text(rules.canJoin ? 'room.visitor' : 'room.full');
  }
}

/** Says how many players are ready, and what happens once all are. @param {Room} room */
export function readinessOf(room) {
  const ready = room.seats.filter((seat) => seat.ready).length;
  const then = text(room.autoStart ? 'ready.all' : 'ready.host');
  return `${countText('ready.count', ready, room.seats.length)} ${then}`;
}

/** Returns the label of the ready button. @param {Room} room @param {Rules} rules */
export function readyTextOf(room, rules) {
  return text(room.phase === 'countdown' ? 'ready.stop' : rules.seat?.ready ? 'ready.not' : 'ready.yes');
}

/** @param {Room} room */
export function startedAtOf(room) {
  return room.phase === 'started' && room.startsAt
    ? text('room.started.at', timeText(room.startsAt))
    : '';
}

/** Returns the reasons to ask the host before a start; empty if all are there and ready. @param {Room} room */
export function doubtsAbout(room) {
  const missing = missingIn(room);
  const unready = room.seats.filter((seat) => !seat.ready && seat.playerId !== room.host).length;
  const away = awayFrom(room, room.host).length;
  return [
    missing > 0 && countText('room.start.confirm.missing', missing),
    unready > 0 && countText('room.start.confirm.unready', unready),
    away > 0 && countText('room.start.confirm.away', away),
  ].filter(Boolean).join(' ');
}

/** @param {Room} room */
export function startHintOf(room) {
  return room.seats.length >= room.minPlayers
    ? text('room.start.now')
    : countText('room.start.from', room.minPlayers);
}

/**
 * Returns the title's prefix, which in a background tab shows the room's status, above all when the
 * other players wait for the visitor.
 * @param {Room} room
 * @param {Rules} rules
 * @param {number | undefined} seconds to the start, during a countdown
 */
export function titlePrefixOf(room, rules, seconds) {
  if (room.phase === 'started' || room.phase === 'closed') {
    return room.phase === 'started' ? `★ ${statusOf(room, rules)}` : statusOf(room, rules);
  }
  if (room.phase === 'countdown') {
    return seconds === undefined ? statusOf(room, rules) : `${seconds}…`;
  }
  const others = room.seats.filter((seat) => seat !== rules.seat);
  const onlyMine = rules.canBeReady && !rules.seat?.ready
    && room.seats.length >= Math.max(2, room.minPlayers) && others.every((seat) => seat.ready);
  return onlyMine
    ? `● ${text('title.ready')}`
    : `(${room.seats.length}/${room.maxPlayers})`;
}

/** Describes a change for screen readers. @param {Room} before @param {Room} now @param {Rules} rules */
export function newsOf(before, now, rules) {
  /** @type {(a: Room, b: Room) => import('../lobby.js').Seat[]} */
  const without = (a, b) => {
    const ids = new Set(b.seats.map((seat) => seat.playerId));
    return a.seats.filter((seat) => !ids.has(seat.playerId));
  };
  const unready = new Set(
    before.seats.filter((seat) => !seat.ready).map((seat) => seat.playerId));
  const newcomers = without(now, before);
  const ready = now.seats.filter((seat) => seat.ready && unready.has(seat.playerId));
  const host = now.seats.find((seat) => seat.playerId === now.host);
  const changed = before.phase !== now.phase;
  const news = [
    ...named('room.arrived', newcomers),
    ...(now.phase === 'closed' ? [] : named('room.left', without(before, now))),
    ...(isBeforeStart(now) ? named('room.is-ready', ready) : []),
    ...(host && before.host && now.host !== before.host ? named('room.is-host', [host]) : []),
    ...(changed && before.phase === 'countdown' && now.phase === 'waiting'
      ? [text('room.countdown.stopped')] : []),
  ];
  const counts = newcomers.length > 0 || before.seats.length !== now.seats.length || changed
    || statusOf(before, rules) !== statusOf(now, rules);
  return [...news, counts && statusOf(now, rules)].filter(Boolean).join(' ');
}

/** @param {string} key @param {import('../lobby.js').Seat[]} seats */
function named(key, seats) {
  return seats.slice(0, MOST_NAMES).map((seat) => text(key, seat.name));
}

/** Returns a team's display name. @param {string} name */
export function teamText(name) {
  return COLOURS.includes(name) ? text(`team.${name}`) : name;
}

/** Returns the class of a team's colour. @param {string} name */
export function teamColour(name) {
  return COLOURS.includes(name) ? name : 'other';
}
