// @ts-check
/** The reducer of a room's stream: a pure function of the room and an event. */

/**
 * @typedef {import('../lobby.js').Room} Room
 * @typedef {import('../lobby.js').Seat} Seat
 */

/**
 * Returns the room after an event, as the server has it at the event's version.
 * @param {Room} room before
 * @param {string} event
 * @param {any} data
 * @returns {Room}
 */
export function applied(room, event, data) {
  if (event === 'snapshot') {
    const { recovered, ...snapshot } = data;
    return snapshot;
  }
  const change = changes[event];
  return { ...room, ...change?.(room, data), version: data.version };
}

/** @type {Record<string, (room: Room, data: any) => Partial<Room>>} */
const changes = {
  joined(room, { as, spectators, version, ...seat }) {
    return as === 'player' ? { seats: [...room.seats, seat], spectators } : { spectators };
  },
  left(room, { playerId, as }) {
    if (as === 'spectator') {
      return { spectators: room.spectators - 1 };
    }
    const seats = room.seats.filter((seat) => seat.playerId !== playerId);
    return seats.length > 0 ? { seats } : { seats, host: undefined };
  },
  team: (room, { playerId, team }) => seatWith(room, playerId, { team }),
  ready: (room, { playerId, ready }) => seatWith(room, playerId, { ready }),
  connection: (room, { playerId, connected }) => seatWith(room, playerId, { connected }),
  host: (_, { playerId }) => ({ host: playerId }),
  metadata: (_, { metadata }) => ({ metadata }),
  countdown: (_, { startsAt }) => ({ phase: 'countdown', startsAt }),
  'countdown-cancelled': () => ({ phase: 'waiting', startsAt: undefined }),
  start: (_, { startsAt }) => ({ phase: 'started', startsAt }),
  closed: () => ({ phase: 'closed', seats: [], spectators: 0, host: undefined }),
};

/**
 * @param {Room} room
 * @param {string} playerId
 * @param {Partial<Seat>} news
 */
function seatWith(room, playerId, news) {
  return {
    seats: room.seats.map((seat) => (seat.playerId === playerId ? { ...seat, ...news } : seat)),
  };
}
