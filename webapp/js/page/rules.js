// @ts-check
/**
 * The actions that a page offers a visitor; the lobby decides whether they are allowed.
 * RoomViewModel.java has the same rules for the page as the server sends it.
 */

/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {'none' | 'seat' | 'spectator' | 'kicked' | 'banned' | 'timeout'} Place
 */

/** @param {Room} room */
export function isBeforeStart(room) {
  return room.phase === 'waiting' || room.phase === 'countdown';
}

/** @param {Room} room */
export function missingIn(room) {
  return room.maxPlayers - room.seats.length;
}

/** Returns the players who are away; the visitor is here. @param {Room} room @param {string} [myId] */
export function awayFrom(room, myId) {
  return room.seats.filter((seat) => !seat.connected && seat.playerId !== myId);
}

/**
 * Returns the visitor's part in a room and the actions to offer.
 * @param {Room} room
 * @param {string | undefined} myId
 * @param {Place} place the visitor's part, which the seats show only for a player
 */
export function rulesFor(room, myId, place) {
  const seat = room.seats.find(({ playerId }) => playerId === myId);
  const seated = seat !== undefined;
  const watching = !seated && place === 'spectator';
  const member = seated || watching;
  const banned = !seated && place === 'banned';
  const before = isBeforeStart(room);
  const missing = missingIn(room);
  // The room starts by itself as soon as the last seat is taken.
  const startsAsSoonAsFull = room.autoStart && room.minPlayers === room.maxPlayers && missing > 0;
  const host = before && seated && room.host === myId;
  return {
    seat,
    seated,
    watching,
    member,
    maySay: seated || (watching && room.spectatorsMay !== 'nothing'),
    banned,
    /** Removed from the room or timed out, and not back yet. */
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
/** In code points, as the lobby counts. */
const LONGEST_TEAM = 32;

/** Returns the teams that players can choose. @param {Room} room @returns {string[]} */
export function teamsOf(room) {
  const offered = Array.isArray(room.metadata?.teams) ? room.metadata.teams : [];
  const names = [...offered, ...room.seats.map((seat) => seat.team)]
    .filter((name) => typeof name === 'string' && name.trim() !== '' && [...name].length <= LONGEST_TEAM);
  return [...new Set(names)].slice(0, MOST_TEAMS);
}
