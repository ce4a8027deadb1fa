// @ts-check
/**
 * How a room goes on from event to event, and what a visitor may do in it. The lobby decides; this
 * is what a page offers. ShownRoom.java knows the same for the page's first sight.
 */

/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {'none' | 'seat' | 'spectator' | 'kicked' | 'banned' | 'timeout'} Place
 */

/**
 * The room after an event of its stream.
 * @param {Room} room
 * @param {import('../lobby.js').RoomEvent} event
 * @returns {Room} the same if it knew of the event already
 */
export function after(room, { event, data }) {
  if (event === 'snapshot') {
    return data.version < room.version ? room : data;
  }
  if (data.version <= room.version) {
    return room;
  }
  const { version, startsInMillis, ...news } = data;
  /** @param {object} [changed] */
  const next = (changed) => ({ ...room, ...changed, version });
  /** @param {object} changed */
  const seatWith = (changed) =>
    next({
      seats: room.seats.map((seat) =>
        seat.playerId === data.playerId ? { ...seat, ...changed } : seat),
    });
  switch (event) {
    case 'joined': {
      const { as, ...seat } = news;
      return as === 'spectator'
        ? next({ spectators: room.spectators + 1 })
        : next({ seats: [...room.seats, seat] });
    }
    case 'left':
      return data.as === 'spectator'
        ? next({ spectators: room.spectators - 1 })
        : next({ seats: room.seats.filter((seat) => seat.playerId !== data.playerId) });
    case 'team':
      return seatWith({ team: data.team });
    case 'ready':
      return seatWith({ ready: data.ready });
    case 'connection':
      return seatWith({ connected: data.connected });
    case 'host':
      return next({ host: data.playerId });
    case 'metadata':
      return next({ metadata: data.metadata });
    case 'countdown':
      return next({ phase: 'countdown', startsAt: data.startsAt });
    case 'countdown-cancelled':
      return next({ phase: 'waiting', startsAt: undefined });
    case 'start':
      return next({ phase: 'started', startsAt: data.startsAt });
    case 'closed':
      return next({ phase: 'closed', seats: [], spectators: 0, host: undefined });
    default:
      return next();
  }
}

/** @param {Room} room */
export function isBeforeStart(room) {
  return room.phase === 'waiting' || room.phase === 'countdown';
}

/** @param {Room} room */
export function missingIn(room) {
  return room.maxPlayers - room.seats.length;
}

/**
 * What a visitor is in the room, and may do.
 * @param {Room} room
 * @param {string | undefined} myId
 * @param {Place} place what is known beyond the seats
 */
export function rulesFor(room, myId, place) {
  const seat = room.seats.find(({ playerId }) => playerId === myId);
  const seated = seat !== undefined;
  const watching = !seated && place === 'spectator';
  const member = seated || watching;
  const banned = !seated && place === 'banned';
  const before = isBeforeStart(room);
  const missing = missingIn(room);
  // Nothing but the last seat is waited for.
  const startsAsSoonAsFull = room.autoStart && room.minPlayers === room.maxPlayers && missing > 0;
  const host = before && seated && room.host === myId;
  return {
    seat,
    seated,
    watching,
    member,
    banned,
    /** Sent away or given up, and not back yet. */
    out: before && !member && ['kicked', 'banned', 'timeout'].includes(place),
    host,
    hostStarts: host && room.phase === 'waiting' && !startsAsSoonAsFull,
    canJoin: before && !seated && !banned && missing > 0,
    canWatch: before && !member && !banned,
    canLeave: before && member,
    canInvite: before && !banned && missing > 0,
    canBeReady: before && seated && !startsAsSoonAsFull,
  };
}

/** @typedef {ReturnType<typeof rulesFor>} Rules */

const MOST_TEAMS = 8;

/** The teams that there are to choose from. @param {Room} room @returns {string[]} */
export function teamsOf(room) {
  const offered = Array.isArray(room.metadata?.teams) ? room.metadata.teams : [];
  const names = [...offered, ...room.seats.map((seat) => seat.team)]
    .filter((name) => typeof name === 'string' && name.trim() !== '' && name.length <= 32);
  return [...new Set(names)].slice(0, MOST_TEAMS);
}
